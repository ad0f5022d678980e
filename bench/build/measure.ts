import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyRepositoryTo, npmRun } from '../../release/test/copy.ts'

/** Seconds on the clock on the wall. */
export interface Build {
  /** With nothing made yet. */
  clean: number
  /** Again, with nothing changed. */
  again: number
}

/**
 * Builds a new copy of the repository twice.
 *
 * @throws Error with what was printed when a build fails
 */
export function build(): Build {
  const copy = mkdtempSync(join(tmpdir(), 'rocketlead-bench-'))
  try {
    copyRepositoryTo(copy)
    return { clean: timed(copy), again: timed(copy) }
  } finally {
    rmSync(copy, { recursive: true })
  }
}

function timed(copy: string): number {
  const began = performance.now()
  const { status, output } = npmRun(copy, 'build')
  if (status !== 0) throw new Error(`npm run build failed:\n${output}`)
  return (performance.now() - began) / 1000
}
