import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A mock server in a process of its own, on a port of this machine. */
export interface Serving {
  url: string
  /** Ends it, and gives how many requests it was asked. */
  stop(): Promise<number>
}

/** What `server.ts` tells. */
export type Told = { url: string } | { requests: number }

/** @param fault the name of a sown fault; without one the server is sound */
export async function startServer(snapshot: string, fault = ''): Promise<Serving> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [snapshot, fault], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const told = await next(child)
  if (!('url' in told)) throw new Error('The server began with something else than its address.')
  return {
    url: told.url,
    async stop() {
      child.send('stop')
      const last = await next(child)
      return 'requests' in last ? last.requests : 0
    },
  }
}

async function next(child: ChildProcess): Promise<Told> {
  const ended = new AbortController()
  child.once('exit', () => ended.abort(new Error('The server has ended.')))
  const [told] = await once(child, 'message', { signal: ended.signal })
  return told
}
