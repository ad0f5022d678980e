import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export interface Program {
  process: ChildProcess
  /** Rejects with the program's error output when it ends, which it does by itself after 20 seconds. */
  failure: Promise<never>
}

/** Starts a program that serves until the test is over, with its descriptors 3 and 4 as pipes. */
export async function start(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Program> {
  const program = spawn(command, args, {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    timeout: 20_000,
    killSignal: 'SIGKILL',
  })
  await once(program, 'spawn')
  const closed = once(program, 'close')
  onTestFinished(async () => {
    program.kill('SIGKILL')
    await closed
  })
  // All descriptors but the first two are pipes.
  const failure = text(program.stderr as Readable).then((said) => {
    throw new Error(`${command} ended without an outcome:\n${said}`)
  })
  return { process: program, failure }
}
