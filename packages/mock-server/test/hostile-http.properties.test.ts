import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { framed, get, good, keyed, sending } from './hostile-http/requests.ts'
import { answersTo, open, repliesIn, told } from './hostile-http/wire.ts'

const file = ['--b', 'Content-Disposition: form-data; name="file"; filename="a"', '', 'x', '--b--', ''].join('\r\n')
const requests = [
  good,
  get('/api/v1/leads?search=caf%C3%A9&limit=5&tag=a&tag=b'),
  sending('{"name":"Juniper","optOutKeywords":["STOP","\\u20ac"]}', { headers: ['Idempotency-Key: one'] }),
  framed(['Transfer-Encoding: chunked'], '2;a=b\r\n{"\r\n10\r\nname":"Juniper"}\r\n0\r\nX-One: 1\r\n\r\n') + good,
  sending(file, {
    method: 'POST',
    target: '/api/v1/knowledge-base/sources',
    type: 'multipart/form-data; boundary=b',
  }),
  keyed('GET /_mock/clock HTTP/1.1', ['X-Mock-Fault: truncate']) + good,
  keyed('OPTIONS /api/v1/settings HTTP/1.1', ['Origin: https://juniper.example']) + good,
]

type Bytes = readonly number[]
type Mutation = (bytes: Bytes) => Bytes

const place = fc.double({ min: 0, max: 1, noNaN: true })
const at = (bytes: Bytes, share: number): number => Math.floor(share * bytes.length)
const strange = fc.oneof(
  fc.nat(255).map((byte) => [byte]),
  fc
    .constantFrom('\r\n', '\n', '\0', ' ', ':', '%', '\r\n\r\n', '0\r\n\r\n', '/', '..', 'HTTP/1.1', '\xff\xfe')
    .map((text) => [...Buffer.from(text, 'latin1')]),
)

/** Changes some bytes for others, cuts some out, doubles some, or puts some in. */
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.nat(7)).map(
    ([share, bit]): Mutation =>
      (bytes) => {
        const target = at(bytes, share)
        return bytes.map((byte, index) => (index === target ? byte ^ (1 << bit) : byte))
      },
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 40 })).map(
    ([share, count]): Mutation =>
      (bytes) =>
        bytes.toSpliced(at(bytes, share), count),
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 40 })).map(
    ([share, count]): Mutation =>
      (bytes) => {
        const from = at(bytes, share)
        return bytes.toSpliced(from, 0, ...bytes.slice(from, from + count))
      },
  ),
  fc.tuple(place, strange).map(
    ([share, put]): Mutation =>
      (bytes) =>
        bytes.toSpliced(at(bytes, share), 0, ...put),
  ),
)

/** More of them look further: `FC_RUNS=10000 FC_SEED=5 vitest run test/hostile-http.properties`. */
const numRuns = Number(process.env.FC_RUNS ?? 200)

test('whatever the bytes of a request are made into, the server lives, and serves the next one', async () => {
  const bugs: unknown[] = []
  const mock = createMockServer({ onError: (error) => bugs.push(error) })
  const { port, finish } = await mock.listen()

  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...requests),
      fc.array(mutation, { minLength: 1, maxLength: 6 }),
      async (request, mutations) => {
        const sent = mutations.reduce<Bytes>((bytes, mutate) => mutate(bytes), [...Buffer.from(request, 'latin1')])
        const { socket, received } = open(port)
        socket.write(Uint8Array.from(sent))
        const meanwhile = await answersTo(port, good)
        socket.end()
        const replies = repliesIn(await received)
        const next = await answersTo(port, good)
        expect([...meanwhile, ...next].map(told)).toEqual(['200', '200'])
        expect(replies.filter(({ status }) => !(status < 500))).toEqual([])
        expect(bugs.splice(0)).toEqual([])
      },
    ),
    { numRuns },
  )

  await finish(() => {})
  mock.close()
})
