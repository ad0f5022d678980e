import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

/** A server in a process of its own. */
export interface ServerProcess {
  url: string
  pid: number | undefined
  /** All that it has complained of. */
  complaints(): string
  /** Asks it to end, and gives its exit code. */
  stop(): Promise<number | null>
  /** Ends it wherever it is. */
  kill(): Promise<unknown>
}

/**
 * Starts the command line on a free port with a frozen clock and data in a directory, and waits until it listens.
 *
 * @throws Error with what it said, when it ends instead; the cause is its exit code
 */
export const startServer = (data: string, ...args: string[]): Promise<ServerProcess> => startServerBy([], data, ...args)

/** @param launcher a command that becomes the one that is put behind it */
export const startServerBy = (launcher: string[], data: string, ...args: string[]): Promise<ServerProcess> =>
  startBy(launcher, ['--clock', 'frozen', '--data', data, ...args])

/** Starts it as told, on a free port. */
export const startCommand = (...args: string[]): Promise<ServerProcess> => startBy([], args)

async function startBy(launcher: string[], args: string[]): Promise<ServerProcess> {
  const [command = '', ...rest] = [...launcher, process.execPath, cli, '--quiet', '--port', '0', ...args]
  const child = spawn(command, rest)
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text))
  const closed = once(child, 'close')
  for await (const line of createInterface(child.stdout)) {
    const url = line.match(/listens on (\S+)/)?.[1]
    if (url)
      return {
        ...{ url, pid: child.pid, complaints: () => complaints },
        ...{ stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL') },
      }
  }
  const [code] = await closed
  throw new Error(complaints.trim(), { cause: code })
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(child, 'exit')
  child.kill(signal)
  const [code] = await exited
  return code
}
