import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of this machine that takes any call from any page, and remembers it. */
export interface Recorder {
  port: number
  requests: Request[]
  close: () => Promise<void>
}

const open = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type, idempotency-key',
  'access-control-allow-methods': 'GET, PUT, POST, PATCH, DELETE',
}

/** @param answer writes what is answered; preflights are answered already */
export async function record(
  answer: (response: ServerResponse) => unknown = (response) => response.end('{}'),
): Promise<Recorder> {
  const requests: Request[] = []
  const server = createServer(async (request, response) => {
    for (const [name, value] of Object.entries(open)) response.setHeader(name, value)
    if (request.method === 'OPTIONS') return response.end()
    requests.push(await webRequest(request))
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with a port.
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { port, requests, close }
}

async function webRequest(request: IncomingMessage): Promise<Request> {
  const { method = '', headers, url = '' } = request
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const told = Object.entries(headers).filter(([name]) =>
    ['authorization', 'content-type', 'idempotency-key'].includes(name),
  )
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: told.map(([name, value]): [string, string] => [name, String(value)]),
    body: body.length > 0 ? body : null,
  })
}

/** A call as the server sees it, without what differs each time. */
export async function seen(request: Request | undefined): Promise<unknown> {
  if (!request) return undefined
  const { method, url, headers } = request
  const type = headers.get('content-type')?.replace(/boundary=.*/, 'boundary') ?? null
  const body = type?.startsWith('multipart') ? await partsOf(request.clone()) : await request.clone().text()
  return { method, url, type, key: headers.get('authorization'), idempotency: headers.get('idempotency-key'), body }
}

/** The heads and contents of the parts. */
async function partsOf(request: Request): Promise<string[][]> {
  const boundary = /boundary=(.*)$/.exec(request.headers.get('content-type') ?? '')?.[1] ?? ''
  const parts = (await request.text()).split(`--${boundary}`).slice(1, -1)
  return parts.map((part) => part.trim().split('\r\n').sort())
}
