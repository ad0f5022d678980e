import { once } from 'node:events'
import type { Loopback } from '../loopback.ts'
import { commandOf, project } from './project.ts'

/** What a client or the contract tests are told of the server by, in their environment. */
export type Served = Record<'ROCKETLEAD_BASE_URL' | 'ROCKETLEAD_API_KEY', string>

/**
 * Does something while the published mock server runs, which has to stop in order. The server runs on the Node of the
 * rehearsal unless one is given: clients run on older ones than it does.
 */
export async function whileServed<Result>(
  loopback: Loopback,
  use: (served: Served) => Promise<Result>,
  node: string = process.execPath,
): Promise<Result> {
  const { url, stop } = await serve(loopback, node)
  const using = use({ ROCKETLEAD_BASE_URL: url, ROCKETLEAD_API_KEY: 'rl_test_stranger' })
  await using.catch(() => {}) // It is stopped before anything else is told.
  const fault = await stop()
  const result = await using
  if (fault !== undefined) throw new Error(fault)
  return result
}

async function serve(loopback: Loopback, node: string) {
  const installed = await project(loopback, '@rocketlead/mock-server')
  const command = commandOf(loopback, installed, '@rocketlead/mock-server', 'rocketlead-mock')
  const child = loopback.start(node, [command, '--port', '0', '--quiet'], installed.folder)
  const exit = once(child, 'exit')
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text
        const [, address] = /listens on (http:\S+)\s/.exec(output) ?? []
        if (address) resolve(address)
      })
    const ended = ([code]: unknown[]) =>
      reject(new Error(`rocketlead-mock ends with exit code ${code} in place of listening. It printed:\n${output}`))
    exit.then(ended, reject)
  })
  return { url, stop }

  /** A sentence if it does not stop in order. */
  async function stop(): Promise<string | undefined> {
    child.kill()
    const [code] = await exit
    // Windows has no signals: what is ended there has no exit code of its own.
    if (code === 0 || process.platform === 'win32') return undefined
    return `rocketlead-mock ends with exit code ${code} after SIGTERM, not 0. It printed:\n${output}`
  }
}
