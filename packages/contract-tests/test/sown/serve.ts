import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Fetch } from '../../src/run/options.ts'

export interface Served {
  /** Such as `http://127.0.0.1:40123`. */
  url: string
  /** Closes all connections, wherever they are. */
  close(): Promise<void>
}

/** What belongs to the connection, and not to the request; the body is whole by the time that it is passed on. */
const ofTheConnection = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'expect']

/** No `fetch` sends these. A method that no path offers stands in for them, and is refused in the same way. */
const unsendable = ['TRACE', 'TRACK', 'CONNECT']

/** Puts a `fetch` behind a socket of this machine. Where there is no answer, the connection is closed. */
export async function serve(fetch: Fetch): Promise<Served> {
  const server = createServer((incoming, outgoing) => {
    pass(fetch, incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server that listens has one
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function pass(fetch: Fetch, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { url = '/', headers } = incoming
  const left = new AbortController()
  outgoing.once('close', () => left.abort())
  const bytes = new Uint8Array(await buffer(incoming))
  const response = await fetch(`http://${headers.host ?? '127.0.0.1'}${url}`, {
    method: methodOf(incoming),
    headers: headersOf(incoming),
    signal: left.signal,
    ...(hasBody(incoming) && { body: bytes }),
  })
  const answer = new Uint8Array(await response.arrayBuffer())
  outgoing.statusCode = response.status
  outgoing.setHeaders(response.headers)
  outgoing.end(answer.length > 0 ? answer : undefined)
}

function methodOf({ method = 'GET' }: IncomingMessage): string {
  return unsendable.includes(method) ? 'UNSENDABLE' : method
}

/** A GET has none as `fetch` sees it. */
function hasBody({ method, headers }: IncomingMessage): boolean {
  if (method === 'GET' || method === 'HEAD') return false
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (!ofTheConnection.includes(name.toLowerCase())) headers.append(name, rawHeaders[index + 1] ?? '')
  }
  return headers
}
