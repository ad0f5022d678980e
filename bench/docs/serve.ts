// A static site on a port of this machine, gzipped as static hosts do it.
import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface Served extends AsyncDisposable {
  url: string
  /** What was asked for since it was last emptied. */
  asked: Asked[]
}

export interface Asked {
  path: string
  kind: 'html' | 'css' | 'js' | 'other'
  /** Of the body, as it was sent. */
  bytes: number
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const kinds: Record<string, Asked['kind']> = { '.html': 'html', '.css': 'css', '.js': 'js', '.mjs': 'js' }

/** Files are read and compressed once, so that the second visit does not wait for that. */
export async function serve(folder: string): Promise<Served> {
  const bodies = new Map<string, Buffer>()
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const file = fileOf(folder, decodeURIComponent(pathname))
    const type = file && types[extname(file)]
    const body = file && (bodies.get(file) ?? (type ? gzipSync(readFileSync(file)) : readFileSync(file)))
    if (file && body) bodies.set(file, body)
    asked.push({ path: pathname, kind: kinds[extname(file ?? '')] ?? 'other', bytes: body?.length ?? 0 })
    if (!body) response.writeHead(404).end()
    else response.writeHead(200, type ? { 'content-type': type, 'content-encoding': 'gzip' } : {}).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address record.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}

function fileOf(folder: string, path: string): string | undefined {
  const file = join(folder, normalize(path))
  const candidates = path.endsWith('/') ? [join(file, 'index.html')] : [file]
  return candidates.find((each) => existsSync(each) && statSync(each).isFile())
}
