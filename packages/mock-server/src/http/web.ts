// Requests and answers as the web's standards have them.
import { type Incoming, joined } from './incoming.ts'
import type { Answer } from './respond.ts'
import { ConnectionCut } from './strike.ts'

export class WebRequest implements Incoming {
  readonly method: string
  readonly origin: string
  readonly path: string
  readonly search: string
  readonly #request: Request

  constructor(request: Request) {
    const { origin, pathname, search } = new URL(request.url)
    this.method = request.method
    this.origin = origin
    this.path = pathname
    this.search = search
    this.#request = request
  }

  get signal(): AbortSignal {
    return this.#request.signal
  }

  header(name: string): string | undefined {
    return this.#request.headers.get(name) ?? undefined
  }

  read(limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return readAtMost(this.#request, limit)
  }
}

async function readAtMost({ body }: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body ? sentOf(body) : []) {
    length += piece.length
    if (length > limit) return undefined
    pieces.push(piece)
  }
  return joined(pieces, length)
}

/** Whoever still writes a body that is too large is not interrupted: undici throws where a form is cut off. */
async function* sentOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body.values({ preventCancel: true })
  } catch {
    throw new ConnectionCut()
  }
}

/** A stream ends when the request is given up. */
export function toWeb({ status, headers, body, bytes, cut, stream }: Answer, request: Request): Response {
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const sent = stream?.pipeThrough(new TransformStream(), { signal: request.signal })
  return new Response(sent ?? cut ?? bytes ?? (body || null), { status, headers })
}
