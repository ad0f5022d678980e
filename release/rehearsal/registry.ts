import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Registry {
  /** With a slash at its end. */
  url: string
  close(): Promise<void>
}

/**
 * Starts a registry on loopback, on a free port, which writes into one empty folder only. Anybody may publish what is in
 * our scope. It asks no other registry: it has what was published to it and nothing else. (As a proxy for all the rest it
 * would cost more than all the installing, since it reads and writes megabytes for each name.) It is a process of its
 * own, since it keeps timers and a logger for each process.
 */
export async function openRegistry(storage: string): Promise<Registry> {
  const script = fileURLToPath(new URL('registry-process.ts', import.meta.url))
  const child = fork(script, [storage], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text))
  const exit = once(child, 'exit')
  const [url] = await Promise.race([once(child, 'message'), exit])
  if (typeof url !== 'string') throw new Error(`The registry on loopback does not start. It says:\n${output}`)
  return {
    url,
    close: async () => {
      if (child.connected) child.disconnect()
      await exit
    },
  }
}
