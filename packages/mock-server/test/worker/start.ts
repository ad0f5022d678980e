import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startWorkerd } from '../../sandbox/workerd.ts'

/** A Workers runtime of the test's own, gone after it, with what it keeps. Its clock is frozen unless told otherwise. */
export async function startSandbox(settings?: Record<string, string>): Promise<Sandbox> {
  const sandbox = await openSandbox(settings)
  onTestFinished(sandbox.close)
  return sandbox
}

/** One that several tests share, each with keys of its own, until it is closed. */
export async function openSandbox(settings: Record<string, string> = {}): Promise<Sandbox> {
  const data = mkdtempSync(join(tmpdir(), 'rocketlead-worker-'))
  const start = () => startWorkerd({ data, settings: { CLOCK: 'frozen', ...settings } })
  let workerd = await start()
  const sandbox: Sandbox = {
    url: workerd.url,
    data,
    log: () => workerd.log(),
    async restart(how = 'stop') {
      await workerd[how]()
      workerd = await start()
      sandbox.url = workerd.url
    },
    async close() {
      await workerd.kill() // a stop waits for connections that are open
      rmSync(data, { recursive: true })
    },
  }
  return sandbox
}

export interface Sandbox {
  /** Another one after each start. */
  url: string
  data: string
  /** All that the runtime has said since it was started. */
  log(): string
  restart(how?: 'stop' | 'kill'): Promise<void>
  close(): Promise<void>
}
