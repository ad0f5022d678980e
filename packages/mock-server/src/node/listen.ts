import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

export interface ListenOptions {
  /** 0 takes any free port. */
  port?: number
  /** Loopback unless told otherwise. */
  host?: string
}

/** A server that listens. */
export interface Listening {
  /** Such as `http://127.0.0.1:4010`. */
  url: string
  port: number
  close(): Promise<void>
}

type Fetch = (request: Request) => Promise<Response>

/** Puts a web-standard `fetch` behind a socket, which it closes where there is no answer. Rejects with the system's error, such as `EADDRINUSE`. */
export function listen(fetch: Fetch, { port = 0, host = '127.0.0.1' }: ListenOptions): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, { outgoing }) =>
      fetch(request).catch(() => {
        outgoing.destroy()
        return RESPONSE_ALREADY_SENT
      }),
    overrideGlobalObjects: false,
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo // a TCP server that listens has one
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
      resolve({ url: `http://${name}:${address.port}`, port: address.port, close: () => closed(server) })
    })
  })
}

function closed(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
