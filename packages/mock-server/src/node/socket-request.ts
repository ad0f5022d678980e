import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Incoming } from '../http/incoming.ts'
import { ConnectionCut } from '../http/strike.ts'

/** A request from a socket. A class, as getters of an object's own would keep each request until everything is collected. */
export class SocketRequest implements Incoming {
  readonly method: string
  readonly path: string
  readonly search: string
  readonly #request: IncomingMessage
  readonly #outgoing: ServerResponse
  #signal: AbortSignal | undefined

  /** @throws RangeError that says what is wrong with its target or its host */
  constructor(request: IncomingMessage, outgoing: ServerResponse) {
    const { method = 'GET', url = '', headers } = request
    if (!hostName.test(headers.host ?? '')) throw new RangeError('The Host header has to name the host, and one alone.')
    const { path, search } = targetOf(url)
    this.method = method
    this.path = path
    this.search = search
    this.#request = request
    this.#outgoing = outgoing
  }

  get origin(): string {
    return `http://${this.#request.headers.host}`
  }

  get signal(): AbortSignal {
    this.#signal ??= signalOf(this.#outgoing)
    return this.#signal
  }

  header(name: string): string | undefined {
    const value = this.#request.headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }

  read(limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return readAtMost(this.#request, limit)
  }
}

const hostName = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/** A path without dots at the beginning of a segment, which mean something, and perhaps a query. */
const plain = /^\/(?!\.)(?:[\w\-.~!$&'()*+,;=:@%]|\/(?!\.))*(?:\?[^\s\\#]*)?$/

/** The path and the query of a request's target, which may also be a whole URL. */
function targetOf(target: string): Pick<Incoming, 'path' | 'search'> {
  if (plain.test(target)) {
    const end = target.indexOf('?')
    return end < 0 ? { path: target, search: '' } : { path: target.slice(0, end), search: target.slice(end) }
  }
  const isPath = target.startsWith('/') && !target.includes('\\')
  const url = isPath ? URL.parse(`http://localhost${target}`) : URL.parse(target)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new RangeError('The target of the request has to be a path or a URL.')
  return { path: url.pathname, search: url.search }
}

function readAtMost(request: IncomingMessage, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (request.destroyed) return Promise.reject(new ConnectionCut())
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    let length = 0
    request.on('data', (piece: Buffer) => {
      length += piece.length
      if (length <= limit) pieces.push(piece)
      else resolve(undefined) // the rest is read and thrown away, so that the answer can be received
    })
    request.on('end', () => resolve(Buffer.concat(pieces, length)))
    request.on('close', () => reject(new ConnectionCut()))
  })
}

function signalOf(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController()
  const end = () => controller.abort()
  if (outgoing.destroyed) end()
  else outgoing.once('close', end)
  return controller.signal
}
