import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

/** A server in a process of its own. */
export interface ServerProcess {
  url: string
  pid: number | undefined
  /** Asks it to end. */
  stop(): Promise<void>
  /** Ends it wherever it is. */
  kill(): Promise<void>
}

/**
 * Starts the command line on a free port, and waits until it listens.
 *
 * @throws Error with what it said, when it ends instead
 */
export async function startServer(data: string, ...args: string[]): Promise<ServerProcess> {
  const child = spawn(process.execPath, [cli, '--quiet', '--port', '0', '--clock', 'frozen', '--data', data, ...args])
  const complaint = text(child.stderr)
  for await (const line of createInterface(child.stdout)) {
    const url = line.match(/listens on (\S+)/)?.[1]
    if (url) return { url, pid: child.pid, stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL') }
  }
  throw new Error((await complaint).trim())
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}
