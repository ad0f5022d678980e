import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { CutBody } from '../http/breakage.ts'
import { createUnderWay } from './under-way.ts'

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
  /** Takes no more calls, and closes all connections wherever they are. */
  close(): Promise<void>
  /**
   * Takes no more calls, lets those under way be answered, and closes when the last answer is out.
   *
   * @param endStreams is called when every call is answered; what it does not end is waited for
   */
  finish(endStreams: () => void): Promise<void>
}

/** As much of an answer on its way out as is needed to cut it. */
interface Outgoing {
  writeHead(status: number, headers: Record<string, string>): unknown
  write(bytes: Uint8Array, written: () => void): unknown
  destroy(): unknown
}

type Fetch = (request: Request) => Promise<Response>

/** Puts a web-standard `fetch` behind a socket, which it closes where there is no answer. Rejects with the system's error, such as `EADDRINUSE`. */
export function listen(fetch: Fetch, { port = 0, host = '127.0.0.1' }: ListenOptions): Promise<Listening> {
  const underWay = createUnderWay()
  const server = createAdaptorServer({
    fetch(request, { outgoing }) {
      const call = fetch(request).then(
        (answer) => (answer.body instanceof CutBody ? sendAndCut(answer, answer.body, outgoing) : answer),
        () => {
          outgoing.destroy()
          return RESPONSE_ALREADY_SENT
        },
      )
      underWay.add(call, outgoing)
      if (!server.listening) underWay.closeAfterwards()
      return call
    },
    overrideGlobalObjects: false,
  })
  const close = () => closed(server)
  async function finish(endStreams: () => void): Promise<void> {
    server.close()
    underWay.closeAfterwards()
    await underWay.answered()
    endStreams()
    await underWay.out()
    await close()
  }
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo // a TCP server that listens has one
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
      resolve({ url: `http://${name}:${address.port}`, port: address.port, close, finish })
    })
  })
}

/** Writes an answer up to where its body is cut, and closes the connection when that is out. */
function sendAndCut({ status, headers }: Response, { beginning }: CutBody, outgoing: Outgoing): Response {
  outgoing.writeHead(status, Object.fromEntries(headers))
  outgoing.write(beginning, () => outgoing.destroy())
  return RESPONSE_ALREADY_SENT
}

function closed(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
