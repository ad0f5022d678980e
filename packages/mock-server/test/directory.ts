import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A directory of the test's own, gone after it. */
export function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'rocketlead-mock-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}
