import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { root } from './paths.ts'

const cli = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js')

/** Runs the Redocly command line from the repository's root, silent about itself, and gives what it printed. */
export function redocly(...args: string[]): { status: number; stdout: string; stderr: string } {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' }
  const run = spawnSync(process.execPath, [cli, ...args], { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 28 })
  return { status: run.status ?? 1, stdout: run.stdout, stderr: run.stderr }
}
