import { spawnSync } from 'node:child_process'

/**
 * Runs a script in a process of its own, so that what it measures is neither warmed nor spoilt by others, and gives the
 * JSON that it prints. What it writes to the error stream is shown.
 *
 * @throws Error when it fails
 */
export function apart<Value>(script: string, ...args: (string | number)[]): Value {
  const { stdout, status } = spawnSync(process.execPath, [script, ...args.map(String)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} failed.`)
  return JSON.parse(stdout)
}
