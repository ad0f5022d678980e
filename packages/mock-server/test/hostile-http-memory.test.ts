import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Flood, type Flooded, flood, inChunk, mebibyte } from './hostile-http/flood.ts'
import { growthWhile, isTold } from './hostile-http/process-memory.ts'
import { framed, good, keyed, sending, settings } from './hostile-http/requests.ts'
import { answersTo, open, type Reply, told } from './hostile-http/wire.ts'
import { type ServerProcess, startCommand } from './process.ts'

let server: ServerProcess
let port: number
beforeAll(async () => {
  server = await startCommand('--clock', 'frozen')
  port = Number(new URL(server.url).port)
})
afterAll(async () => {
  const code = await server.stop()
  expect([code, server.complaints()]).toEqual([0, ''])
})

const spaces = Buffer.alloc(mebibyte, ' ')
const letters = Buffer.alloc(mebibyte, 'a')
const chunked = 'Transfer-Encoding: chunked'
const form = (...headers: string[]): string =>
  keyed('POST /api/v1/accounts/none/avatar HTTP/1.1', ['Content-Type: multipart/form-data; boundary=b', ...headers])

const tooLarge = '413 payload_too_large'
const tooLong = '431'
const get = `GET ${settings} HTTP/1.1\r\n`

/** What floods, how it is refused, and by how many MiB the server may grow: what it keeps, and what it is read with. */
const floods: [name: string, sent: Flood, answer: string, growth: number][] = [
  ['JSON of a told length', { head: framed([`Content-Length: ${100 * mebibyte}`], ''), piece: spaces }, tooLarge, 80],
  ['JSON in chunks', { head: framed([chunked], ''), piece: inChunk(spaces) }, tooLarge, 80],
  ['a form in chunks', { head: form(chunked), piece: inChunk(spaces), times: 200 }, tooLarge, 400],
  ['a header', { head: `${get}X-One: `, piece: letters }, tooLong, 60],
  ['many headers', { head: get, piece: 'X-One: 1\r\n'.repeat(100_000) }, tooLong, 60],
  ['an address', { head: 'GET /', piece: letters }, tooLong, 60],
]

describe.runIf(isTold)('the memory of a server', () => {
  test.each(floods)('does not grow by %s without an end, which is refused before', async (_, sent, answer, growth) => {
    const times = sent.times ?? 100
    let flooded: Flooded = { answers: [], sent: times }

    const grown = await growthWhile(server, async () => {
      flooded = await flood(port, { ...sent, times })
    })

    // The answer is lost where the connection is closed upon one who still sends.
    expect([answer, undefined]).toContain(flooded.answers[0])
    expect(flooded.sent).toBeLessThan(times)
    expect(grown).toBeLessThan(growth)
    expect((await answersTo(port, good)).map(told)).toEqual(['200'])
  })

  test('does not grow by JSON that holds 200 MB when it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * mebibyte, ' ')).toString('latin1')
    let replies: Reply[] = []

    const grown = await growthWhile(server, async () => {
      replies = await answersTo(port, sending(bomb, { headers: ['Content-Encoding: gzip'] }))
    })

    expect(replies.map(told)).toEqual(['415 unsupported_media_type'])
    expect(grown).toBeLessThan(60)
  })

  test('does not grow by many who send slowly', async () => {
    const heads = framed(['Content-Length: 8000000', `X-One: ${'a'.repeat(10_000)}`], '{')
    let slow: ReturnType<typeof open>[] = []

    const grown = await growthWhile(server, async () => {
      slow = Array.from({ length: 500 }, () => open(port))
      for (const { socket } of slow) socket.write(heads)
      expect((await answersTo(port, good)).map(told)).toEqual(['200'])
    })

    for (const { socket } of slow) socket.destroy()
    expect(grown).toBeLessThan(100)
  })

  test('does not grow by answers that nobody reads', async () => {
    const { socket, received } = open(port)
    socket.pause()

    const grown = await growthWhile(server, async () => {
      socket.write(keyed(`GET ${settings} HTTP/1.1`).repeat(50_000))
      expect((await answersTo(port, good)).map(told)).toEqual(['200'])
    })

    socket.destroy()
    await received
    // What the first of them are made of: for ten times as many it is the same.
    expect(grown).toBeLessThan(300)
  })
})
