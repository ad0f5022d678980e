import { once } from 'node:events'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { framed, get, good, keyed, settings } from './hostile-http/requests.ts'
import { answersTo, open, told } from './hostile-http/wire.ts'

const bugs: unknown[] = []
beforeEach(() => {
  bugs.length = 0
})

async function listening() {
  const mock = createMockServer({ onError: (error) => bugs.push(error) })
  const server = await mock.listen()
  onTestFinished(async () => {
    await server.close()
    mock.close()
  })
  return server
}

const asking = (target: string, headers: string[] = []): string => keyed(`GET ${target} HTTP/1.1`, headers)
const waiting = (milliseconds: number): string[] => [`X-Mock-Fault: delay=${milliseconds}`]

describe('requests that are sent before the answers to those before them', () => {
  test('are answered in their order, also when the first takes longest', async () => {
    const { port } = await listening()
    const asked = asking(settings, waiting(200)) + asking('/nowhere') + asking(settings, waiting(50)) + get('/_mock')

    const replies = await answersTo(port, asked)

    expect(replies.map(told)).toEqual(['200', '404 not_found', '200', '404 not_found'])
  })

  test('come after those before them, however long these take', async () => {
    const { port } = await listening()
    const renaming = (name: string, headers: string[]) =>
      framed([...headers, 'Content-Length: 12'], `{"name":"${name}"}`)

    await answersTo(port, renaming('A', waiting(200)) + renaming('B', []) + good)
    const [reply] = await answersTo(port, good)

    expect(JSON.parse(reply?.body ?? '').name).toBe('B')
  })

  test('are not done when their connection is gone before it is their turn', async () => {
    const { port } = await listening()
    const renaming = framed(['Content-Length: 12'], '{"name":"A"}')
    const { socket, received } = open(port)
    socket.write(asking(settings) + asking(settings, waiting(600_000)) + renaming)
    await once(socket, 'data')
    socket.destroy()
    await received

    const [reply] = await answersTo(port, good)

    expect(JSON.parse(reply?.body ?? '').name).not.toBe('A')
  })

  test('are all answered, however many they are', async () => {
    const { port } = await listening()

    const replies = await answersTo(port, asking(settings).repeat(2000) + good)

    expect(replies.map(told)).toEqual(Array(2001).fill('200'))
  })

  test('are cut off with the connection where a fault cuts it', { timeout: 10_000 }, async () => {
    const { port } = await listening()

    const replies = await answersTo(port, asking(settings) + asking(settings, ['X-Mock-Fault: cut']) + good)

    expect(replies.length).toBeLessThan(2)
    expect((await answersTo(port, good)).map(told)).toEqual(['200'])
  })
})

const head = framed(['Content-Length: 1000'], '')
const stream = asking('/_mock/events/stream')

/** How far a caller gets, and what has to have come back by then. */
const stages: [name: string, sent: string, back: RegExp][] = [
  ['before anything', '', /^/],
  ['in the first line', 'GET /api/v1/set', /^/],
  ['in a header', `GET ${settings} HTTP/1.1\r\nHost: mo`, /^/],
  ['before the body', head, /^/],
  ['in the body', `${head}{"name":`, /^/],
  ['in a chunk', framed(['Transfer-Encoding: chunked'], 'ff\r\n{"name"'), /^/],
  ['between two chunks', framed(['Transfer-Encoding: chunked'], '2\r\n{}\r\n'), /^/],
  ['in a body that is asked for', framed(['Expect: 100-continue', 'Content-Length: 1000'], ''), /^HTTP\/1.1 100/],
  ['in a body that is refused', keyed('POST /nowhere HTTP/1.1', ['Content-Length: 1000'], '{'), /404 Not Found/],
  ['before the answer', asking(settings, waiting(600_000)), /^/],
  ['before one of many answers', asking(settings) + asking(settings, waiting(600_000)) + good, /200 OK/],
  ['in a stream', stream, /event-stream/],
  ['in a body that is cut', asking(settings, ['X-Mock-Fault: truncate']), /^/],
]

describe.each(['end', 'resetAndDestroy', 'destroy'] as const)('a connection that its caller closes by %s', (close) => {
  test.each(stages)('%s is let go of, and is no bug', async (_, sent, back) => {
    const { port, finish } = await listening()
    const { socket, received } = open(port)
    let text = ''
    socket.on('data', (part) => (text += part))
    socket.write(sent, 'latin1')
    await expect.poll(() => text).toMatch(back)
    expect((await answersTo(port, good)).map(told)).toEqual(['200'])

    socket[close]()

    await received
    expect((await answersTo(port, good)).map(told)).toEqual(['200'])
    await finish(() => {})
    expect(bugs).toEqual([])
  })
})

describe('many who send slowly', () => {
  test.each([
    ['a head', `GET ${settings} HTTP/1.1\r\nHost: mock.test\r\nX-One: a`],
    ['a body', `${head}{`],
  ])('%s keep nobody else waiting', async (_, sent) => {
    const { port } = await listening()
    const slow = Array.from({ length: 200 }, () => open(port))
    for (const { socket } of slow) socket.write(sent)
    const begun = await answersTo(port, good)

    for (const { socket } of slow) socket.write('a')
    const meanwhile = await Promise.all(Array.from({ length: 20 }, () => answersTo(port, good)))

    expect([begun, ...meanwhile].flat().map(told)).toEqual(Array(21).fill('200'))
    for (const { socket } of slow) socket.destroy()
    await Promise.all(slow.map(({ received }) => received))
  })
})
