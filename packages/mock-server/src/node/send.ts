import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Answer } from '../http/respond.ts'

/** Sends an answer, or as much of it as it has before it is cut. What is left of a stream goes on by itself. */
export function send({ status, headers, body, bytes, cut, stream }: Answer, outgoing: ServerResponse): void {
  if (outgoing.destroyed || outgoing.req.method === 'HEAD') {
    stream?.cancel()
    if (!outgoing.destroyed) outgoing.writeHead(status, headers).end()
    return
  }
  if (cut) {
    outgoing.writeHead(status, headers)
    outgoing.write(cut.beginning, () => outgoing.destroy())
    return
  }
  if (stream) {
    outgoing.writeHead(status, headers)
    outgoing.flushHeaders()
    pipeline(Readable.fromWeb(stream), outgoing).catch(() => {}) // the reader has gone
    return
  }
  if (status === 204) {
    outgoing.writeHead(status, headers).end()
    return
  }
  const sent = bytes ?? body
  const length = Buffer.byteLength(sent)
  outgoing.writeHead(status, { ...headers, 'content-length': String(length) })
  // Text of one byte a character is the same in both encodings, and Node writes it faster in this one.
  outgoing.end(sent, length === sent.length ? 'latin1' : 'utf8')
}
