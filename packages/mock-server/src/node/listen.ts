import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { App } from '../http/app.ts'
import { send } from './send.ts'
import { SocketRequest } from './socket-request.ts'
import { isItsTurn, turnOf } from './turn.ts'
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

/** Puts the app behind a socket, which it closes where there is no answer. Rejects with the system's error, such as `EADDRINUSE`. */
export function listen(app: App, { port = 0, host = '127.0.0.1' }: ListenOptions): Promise<Listening> {
  const underWay = createUnderWay<ServerResponse>()
  // A header that is sent twice is joined, so that a second host or key is seen and not left out.
  const server = createServer({ joinDuplicateHeaders: true }, (request, outgoing) => {
    underWay.begin(outgoing)
    if (!server.listening) underWay.closeAfterwards()
    answered(request, outgoing)
      .catch(() => request.socket.destroy())
      .then(underWay.answer)
  })
  async function answered(request: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    if (!isItsTurn(outgoing) && !(await turnOf(request, outgoing))) return
    const taken = takenFrom(request, outgoing)
    if (taken) send(await app(taken), outgoing)
  }
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

/** The request, or nothing when it was refused as no proper one. */
function takenFrom(request: IncomingMessage, outgoing: ServerResponse): SocketRequest | undefined {
  try {
    return new SocketRequest(request, outgoing)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    outgoing.writeHead(400, { 'content-type': 'text/plain', connection: 'close' }).end(`${error.message}\n`)
    return undefined
  }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    server.closeAllConnections()
  })
}
