import { rmSync } from 'node:fs'

/** Forgets the notes of an earlier run. */
export default function clear(): void {
  rmSync(new URL('../../.vitest/matrix/', import.meta.url), { recursive: true, force: true })
}
