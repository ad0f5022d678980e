import { createServer as createHttp, type RequestListener } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { selfSigned } from './certificate.ts'

export interface UnhealthyServer {
  url: string
  /** How many connections of its clients are still open. */
  open(): number
}

type Start = () => Promise<UnhealthyServer>

/** Servers that cannot be tested, each in its own way, on real sockets of this machine. */
export const servers = {
  refuses: async () => {
    const server = await listening(createTcp())
    await new Promise((resolve) => server.close(resolve))
    return { url: server.url, open: () => 0 }
  },
  hangs: () => tcp((socket) => socket.resume()),
  hangsAfterHeaders: () =>
    http((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders()
    }),
  neverEnds: () =>
    http((_request, response) => {
      const chunk = ' '.repeat(65_536)
      const fill = () => {
        while (response.write(chunk));
      }
      fill()
      response.on('drain', fill)
    }),
  cuts: () => tcp((socket) => socket.once('data', () => socket.destroy())),
  resets: () => tcp((socket) => socket.once('data', () => socket.resetAndDestroy())),
  cutsBody: () =>
    http((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('{"data": [', () => response.destroy())
    }),
  isWebPage: () => answers(200, { 'content-type': 'text/html; charset=utf-8' }, '<!doctype html><title>Shop</title>'),
  redirects: () => answers(302, { location: '/login?next=%2Fapi&token=hidden' }),
  refusesKey: () => problem(401),
  forbids: () => problem(403),
  knowsNothing: () => problem(404),
  isBroken: () => problem(500),
  isBehindBrokenProxy: () => answers(502, { 'content-type': 'text/html' }, '<h1>Bad Gateway</h1>'),
  speaksNoHttp: () => tcp((socket) => socket.resume().write('SSH-2.0-OpenSSH_9.9\r\n')),
  wantsTls: async () => withScheme('http', await listening(createHttps(selfSigned()))),
  hasNoTls: async () => withScheme('https', await answers(200, {}, '')),
  isNotTrusted: async () => withScheme('https', await listening(createHttps(selfSigned()))),
} satisfies Record<string, Start>

const tcp = (serve: (socket: Socket) => void): Promise<UnhealthyServer> =>
  listening(createTcp((socket) => serve(socket.on('error', () => {}))))

const http = (listener: RequestListener): Promise<UnhealthyServer> => listening(createHttp(listener))

const answers = (status: number, headers: Record<string, string>, body = ''): Promise<UnhealthyServer> =>
  http((_request, response) => response.writeHead(status, headers).end(body))

const problem = (status: number): Promise<UnhealthyServer> =>
  answers(status, { 'content-type': 'application/problem+json' }, JSON.stringify({ status, title: 'No' }))

const withScheme = (scheme: string, server: UnhealthyServer): UnhealthyServer => ({
  ...server,
  url: server.url.replace(/^https?/, scheme),
})

/** Listens on a free port until the test's end. */
async function listening(server: Server): Promise<UnhealthyServer & { close: Server['close'] }> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const { port } = server.address() as AddressInfo // it listens on a port
  return { url: `http://127.0.0.1:${port}`, open: () => sockets.size, close: server.close.bind(server) }
}
