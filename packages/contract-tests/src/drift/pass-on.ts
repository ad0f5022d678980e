import { type IncomingMessage, request as requestHttp, type ServerResponse } from 'node:http'
import { request as requestHttps } from 'node:https'
import { type Copy, copyOf } from './copy.ts'
import { answerHeaders, requestHeaders } from './hops.ts'

/** An exchange as it goes on. */
export interface Taken {
  startedAt: Date
  method: string
  /** At the target. */
  url: URL
  /** Names and values in turn, as they came. */
  requestHeaders: string[]
  sent: Copy
  answer: Answer | undefined
  /** What went wrong, in a sentence. */
  comment: string | undefined
  milliseconds: number
  /** Is settled when both sides are done; never rejected. */
  over: Promise<void>
}

export interface Answer {
  status: number
  statusText: string
  headers: string[]
  received: Copy
}

/** Passes a request on and its answer back. Whatever is cut, by whom, only ends this one exchange. */
export function passOn(incoming: IncomingMessage, outgoing: ServerResponse, base: URL): Taken {
  const over = Promise.withResolvers<void>()
  const taken: Taken = {
    startedAt: new Date(),
    method: incoming.method ?? 'GET',
    url: addressOf(incoming.url ?? '/', base),
    requestHeaders: incoming.rawHeaders,
    sent: copyOf(incoming),
    answer: undefined,
    comment: undefined,
    milliseconds: 0,
    over: over.promise,
  }
  const upstream = send(taken)

  incoming.on('error', () => {})
  incoming.pipe(upstream)
  upstream.on('response', (answer) => passBack(taken, answer, outgoing))
  upstream.on('error', (error: NodeJS.ErrnoException) => {
    if (taken.answer || outgoing.destroyed) return
    taken.comment ??= `The target did not answer: ${error.code ?? error.message}.`
    refuse(outgoing, `${taken.url.origin} does not answer: ${error.code ?? error.message}.`)
  })
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) taken.comment ??= 'The client did not wait for the end.'
    upstream.destroy()
    taken.milliseconds = Date.now() - taken.startedAt.getTime()
    over.resolve()
  })
  return taken
}

function send({ method, url, requestHeaders: headers }: Taken) {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return request(url, { method, headers: requestHeaders(headers, { method, host: url.host }), agent: false })
}

function passBack(taken: Taken, answer: IncomingMessage, outgoing: ServerResponse): void {
  const { statusCode: status = 0, statusMessage: statusText = '', rawHeaders: headers } = answer
  taken.answer = { status, statusText, headers, received: copyOf(answer) }
  answer.on('error', () => {
    if (!outgoing.destroyed) taken.comment ??= 'The target cut the answer.'
    outgoing.destroy()
  })
  outgoing.sendDate = false
  outgoing.writeHead(status, statusText, answerHeaders(headers))
  outgoing.flushHeaders()
  answer.pipe(outgoing)
}

/** The target's base path comes before what was asked for. */
function addressOf(asked: string, base: URL): URL {
  // An address in full is what clients send to a proxy that they know to be one.
  const path = URL.canParse(asked) ? asked.replace(/^[a-z]+:\/\/[^/]*/i, '') : asked
  return new URL(`${base.origin}${base.pathname.replace(/\/$/, '')}${path}`)
}

function refuse(outgoing: ServerResponse, sentence: string): void {
  outgoing.writeHead(502, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
  outgoing.end(`${sentence}\n`)
}
