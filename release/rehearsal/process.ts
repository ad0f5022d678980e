import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'

/** What a command came to. */
export interface Ended {
  /** The exit code; null if a signal ended it. */
  code: number | null
  /** All that it printed, errors among it. */
  output: string
  /** What it printed apart from errors and warnings. */
  stdout: string
}

/** The commands that are under way; undefined as soon as all are to end. */
let running: Set<ChildProcess> | undefined = new Set()

/** Starts a command that has no input and whose output is piped. It is ended with all others by `endAll`. */
export function start(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  if (!running) throw new Error(`${command} is not started, since everything is being ended.`)
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  child.once('close', () => running?.delete(child))
  return child
}

/** Runs a command to its end. */
export async function run(command: string, args: readonly string[], options: SpawnOptions): Promise<Ended> {
  const child = start(command, args, options)
  let output = ''
  let stdout = ''
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output += text
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text) => (output += text))
  const [code] = await once(child, 'close')
  return { code, output, stdout }
}

/** Ends all commands that are under way, and lets nobody start another. */
export function endAll(): void {
  for (const child of running ?? []) child.kill()
  running = undefined
}
