import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import sirv from 'sirv'

/** The built site. */
export const dist: string = process.env.DOCS_OUT
  ? `${process.env.DOCS_OUT}/`
  : fileURLToPath(new URL('../dist/', import.meta.url))

if (!existsSync(dist)) throw new Error(`${dist} is not there: build the site with npm run docs.`)

/** Every file of the site by its path from the root, such as `/campaigns/start/index.html`. */
export const files = (ending: string): string[] =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((file) => `/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith(ending))
    .sort()

export const read = (path: string): string => readFileSync(`${dist}${path.slice(1)}`, 'utf8')

/** The address of a page by its file: `/campaigns/start/index.html` -> `/campaigns/start/`. */
export const pageOf = (file: string): string => file.replace(/index\.html$/, '')

/** Every page but the one for what is not found. */
export const pages: string[] = files('.html')
  .map(pageOf)
  .filter((page) => page !== '/404.html')

/** The pages of operations, which stand two levels deep as guides and states do. */
export const operationPages: string[] = pages.filter((page) => /^\/(?!guides|states)[^/]+\/[^/]+\/$/.test(page))

export interface Served {
  /** Without a slash at its end. */
  url: string
  close: () => Promise<void>
}

/** Serves the site on a free port, compressed as static hosts do, under a base path such as `/docs`. */
export async function serve(base = ''): Promise<Served> {
  const handle = sirv(dist, { etag: true })
  const server = createServer((request, response) => {
    const { url = '/' } = request
    const missing = () => {
      response.writeHead(404, { 'content-type': 'text/html' }).end(read('/404.html'))
    }
    if (!url.startsWith(`${base}/`)) return missing()
    const path = url.slice(base.length).replace(/[?#].*$/, '')
    request.url = path
    const file = path.endsWith('/') ? `${path}index.html` : path
    const isText = /\.(html|css|js|json|md|txt|xml|svg)$/.test(file)
    if (!isText || !existsSync(`${dist}${file}`)) return handle(request, response, missing)
    response.setHeader('content-type', types[file.slice(file.lastIndexOf('.'))] ?? 'text/plain; charset=utf-8')
    response.setHeader('content-encoding', 'gzip')
    response.end(compressed(file))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Compressed once: most tests ask for the same files again and again. */
function compressed(file: string): Buffer {
  const kept = bodies.get(file) ?? gzipSync(read(file))
  bodies.set(file, kept)
  return kept
}

const bodies = new Map<string, Buffer>()

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
}
