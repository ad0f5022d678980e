import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a command came to, with what it printed, errors among it. */
export interface Ended {
  code: number | null
  output: string
}

/** Runs a command in a folder. */
export async function run(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  const [code] = await once(child, 'close')
  return { code, output }
}

/** Runs a script of a package that the tests have. */
export const runScript = (script: string, args: string[], cwd: string = root): Promise<Ended> =>
  run(process.execPath, [join(root, 'node_modules', script), ...args], cwd)
