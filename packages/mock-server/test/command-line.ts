import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished, vi } from 'vitest'

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

/** What a command line came to. */
export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

type Environment = Record<string, string>

/** Runs the command line until it ends, without colours unless the environment asks for them. */
export const runCli = (args: string[], environment: Environment = {}): Promise<Ended> => begin(args, environment).ended

/** Runs it until the test's end, on any free port, with a client of it. */
export async function startCli(args: string[] = [], environment: Environment = {}) {
  const { child, ended, printed, until } = begin(['--port', '0', ...args], environment)
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const url = await until(/http:\/\/[\d.]+:\d+/)

  function call(path: string, init: RequestInit = {}, apiKey = 'rl_test_cli'): Promise<Response> {
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...init.headers }
    return fetch(url + path, { ...init, headers })
  }

  return {
    url,
    call,
    ended,
    printed,
    until,
    signal: (name: NodeJS.Signals) => child.kill(name),
    /** Nobody reads what it prints any more. */
    hangUp: () => child.stdout.destroy(),
  }
}

function begin(args: string[], environment: Environment) {
  const { FORCE_COLOR, NO_COLOR, PORT, ...inherited } = process.env
  const child = spawn(process.execPath, [cli, ...args], { env: { ...inherited, ...environment } })
  const texts = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text))
  const printed = () => texts.stdout + texts.stderr
  const ended = once(child, 'close').then(([code]): Ended => ({ code, ...texts }))

  /** The first text that matches, as soon as it is printed. */
  const until = (pattern: RegExp): Promise<string> =>
    vi.waitFor(
      () => {
        const [found] = printed().match(pattern) ?? []
        if (found === undefined) throw new Error(`${pattern} was not printed, but:\n${printed()}`)
        return found
      },
      { timeout: 20_000, interval: 20 },
    )

  return { child, ended, printed, until }
}
