import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type Usage, usageOf } from '../measure/cpu.ts'
import { authorization, firstPath } from './calls.ts'

/** A server in a process of its own, on a port of this machine. */
export interface Serving extends AsyncDisposable {
  url: string
  /** Milliseconds from its start to the end of its first answer. */
  started: number
  usage(): Usage
  /** The end of what it wrote to stderr, and by what it ended if it has. */
  complaint(): string
}

/** The arguments of Node that start a server on a port. */
export type Program = (port: number) => string[]

/** How long a server may take to its first answer, in milliseconds. */
const patience = 60_000

/** @throws Error when it ends, or takes too long, before it answers with 200 */
export async function start(program: Program, folder: string): Promise<Serving> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, program(port), {
    cwd: folder,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const complaint = complaintsOf(child)
  const { pid } = child
  if (!pid) throw new Error('The server could not be started.')
  const serving: Serving = {
    url: `http://127.0.0.1:${port}`,
    started: 0,
    usage: () => usageOf(pid),
    complaint,
    [Symbol.asyncDispose]: () => stop(child),
  }
  while (!(await answers(serving.url))) {
    if (hasEnded(child)) break
    if (performance.now() - began > patience) {
      await stop(child)
      throw new Error(`The server does not answer: ${complaint()}`)
    }
    await wait(Math.max(1, (performance.now() - began) / 50)) // exact to two hundredths, and seldom where that is long
  }
  if (hasEnded(child)) throw new Error(`The server ended before it answered: ${complaint()}`)
  return { ...serving, started: performance.now() - began }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

/** Without what would keep compiled code for some servers and not for others. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_COMPILE_CACHE: _, ...rest } = process.env
  return rest
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo // a TCP server that listens has one
      server.close(() => resolve(port))
    })
  })
}

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url + firstPath, { agent: false, headers: { authorization } }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode === 200))
    })
    request.once('error', () => resolve(false))
  })
}

function complaintsOf(child: ChildProcess): () => string {
  let tail = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-2000)
  })
  child.once('exit', (code, signal) => {
    tail += `\nIt ended with ${signal ?? code}.`
  })
  return () => `${child.spawnargs.join(' ')}: ${tail.trim()}`
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill()
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(timer)
}
