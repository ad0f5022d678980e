import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished, vi } from 'vitest'

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

/** What a command line came to. */
export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

type Environment = Record<string, string>

/** Runs the command line until it ends, with neither colours nor address nor key unless they are asked for. */
export const runCli = (args: string[], environment: Environment = {}): Promise<Ended> =>
  startCli(args, environment).ended

/** Begins to run it, until the test's end at the latest. */
export function startCli(args: string[], environment: Environment = {}) {
  const { FORCE_COLOR, NO_COLOR, ROCKETLEAD_API_KEY, ROCKETLEAD_BASE_URL, ...inherited } = process.env
  const child = spawn(process.execPath, [cli, ...args], { env: { ...inherited, ...environment } })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
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

  return { ended, printed, until, signal: (name: NodeJS.Signals) => child.kill(name) }
}

/** A directory of the test's own, gone after it. */
export function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'rocketlead-contract-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}

/** A file of the test's own with this text. */
export function file(name: string, text: string): string {
  const path = join(directory(), name)
  writeFileSync(path, text)
  return path
}
