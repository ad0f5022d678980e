import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Execution {
  cwd: string
  env?: Record<string, string>
  /** After so many seconds it is ended. */
  seconds: number
}

/**
 * Runs a program to its end without a shell. What it exits with says little: tools fail when they find something.
 *
 * @throws Error when it takes too long
 */
export async function execute(program: string, args: string[], { cwd, env, seconds }: Execution): Promise<void> {
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'ignore' })
  let late = false
  const timer = setTimeout(() => {
    late = true
    child.kill('SIGKILL')
  }, seconds * 1000)
  await once(child, 'exit')
  clearTimeout(timer)
  if (late) throw new Error(`${args[0]} took more than ${seconds} seconds.`)
}
