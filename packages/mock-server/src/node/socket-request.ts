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

  constructor(request: IncomingMessage, outgoing: ServerResponse) {
    const { method = 'GET', url = '/' } = request
    const { path, search } = targetOf(url)
    this.method = method
    this.path = path
    this.search = search
    this.#request = request
    this.#outgoing = outgoing
  }

  get origin(): string {
    return originOf(this.#request)
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

/** A path that is as it is sent, whoever reads it, and perhaps a query. */
const plain = /^\/(?:[\w\-~!$&'()*+,;=:@%/]|\.(?=[\w-]))*(?:\?[\w\-.~!$&'()*+,;=:@%/?[\]{}|^`]*)?$/

/** The path and the query of a request's target, which may also be a whole URL. */
function targetOf(target: string): Pick<Incoming, 'path' | 'search'> {
  if (plain.test(target)) {
    const end = target.indexOf('?')
    return end < 0 ? { path: target, search: '' } : { path: target.slice(0, end), search: target.slice(end) }
  }
  const url = URL.parse(target.startsWith('/') ? `http://localhost${target}` : target, 'http://localhost')
  return { path: url?.pathname ?? '/', search: url?.search ?? '' }
}

const hostName = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/** Where it was sent: to the host that it names, or else to the address that it came to. */
function originOf({ headers: { host = '' }, socket: { localAddress, localPort } }: IncomingMessage): string {
  return `http://${hostName.test(host) ? host : `${localAddress}:${localPort}`}`
}

function readAtMost(request: IncomingMessage, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
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
