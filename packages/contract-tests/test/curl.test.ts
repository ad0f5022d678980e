// The curl line of a failure sends the same request again.
import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Operation } from '../src/description/description.ts'
import type { Call } from '../src/exchange/exchange.ts'
import { type Credentials, otherKey, requestOf } from '../src/exchange/request.ts'

interface Heard {
  method: string | undefined
  url: string | undefined
  type: string | undefined
  key: string | undefined
  body: string
}

const heard: Heard[] = []
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // of a request in bytes each one is
  const { method, url, headers } = request
  heard.push({
    method,
    url,
    type: headers['content-type'],
    key: headers.authorization,
    body: Buffer.concat(chunks).toString(),
  })
  response.end('{}')
})
let baseUrl = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a server on a port has one
})
afterAll(() => server.close())

const operation: Operation = {
  ...{ id: 'say', method: 'POST', path: '/say/{word}', section: '', summary: '', parameters: [], responses: {} },
  body: { required: true, media: [] },
  security: [{ kind: 'bearer', name: 'Authorization' }],
}

const key = { key: 'rl_test_secret' }

/** Sends a call by `fetch` and again by its curl line in a shell; gives what the server heard of each. */
async function twice(call: Call, credentials: Credentials = key): Promise<Heard[]> {
  const request = requestOf(operation, call, baseUrl, credentials)
  await fetch(request.url, {
    method: request.method,
    headers: request.headers,
    ...(request.content !== undefined && { body: request.content }),
  })
  await promisify(execFile)('bash', ['-c', `${request.told.curl} -s -o /dev/null`], {
    env: { ...process.env, API_KEY: 'rl_test_secret', OTHER_API_KEY: 'rl_test_other' },
  })
  return heard.splice(0)
}

describe('the curl line of a request', () => {
  test('sends what was sent, whatever is in it', async () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\u0000'))
    await fc.assert(
      fc.asyncProperty(texts, texts, texts, async (word, query, text) => {
        const call: Call = {
          path: { word: `a${word}` },
          query: { q: query },
          headers: {},
          body: { type: 'application/json', value: { text, quote: `'"$HOME\\` } },
        }

        const [sent, again] = await twice(call)

        expect(again).toEqual(sent)
      }),
      { numRuns: 25, seed: Number(process.env.FC_SEED ?? 1) },
    )
  })

  test('sends the parts of a form', async () => {
    const value = { file: { fileName: 'leads.csv', type: 'text/csv', text: 'phone\n+12025550142' }, note: "it's" }

    const [, again] = await twice({
      path: { word: 'a' },
      query: {},
      headers: {},
      body: { type: 'multipart/form-data', value },
    })

    expect(again?.type).toMatch(/^multipart\/form-data; boundary=/)
    expect(again?.body).toContain('filename="leads.csv"')
    expect(again?.body).toContain('phone\n+12025550142')
    expect(again?.body).toContain("it's")
  })

  test('sends the very bytes of a form that curl would write otherwise', async () => {
    const value = {
      file: { fileName: 'a.png', type: 'image/png', base64: 'iVBORw0KGgoA/w==' },
      note: 'ends in a line\n',
    }

    const [sent, again] = await twice({
      path: { word: 'a' },
      query: {},
      headers: {},
      body: { type: 'multipart/form-data', value },
    })

    expect(again).toEqual(sent)
  })

  test.each<[string, Credentials]>([
    ['the key after another scheme', { ...key, scheme: 'Digest' }],
    ['the key of another workspace', otherKey('rl_test_other')],
    ['a key that nobody has', { key: 'no-such-key', told: 'no-such-key' }],
    ['no key', undefined],
  ])('sends %s', async (_, credentials) => {
    const [sent, again] = await twice({ path: { word: 'a' }, query: {}, headers: {} }, credentials)

    expect(again?.key).toBe(sent?.key)
  })

  test('holds no key', () => {
    const { told } = requestOf(operation, { path: { word: 'a' }, query: {}, headers: {} }, baseUrl, {
      key: 'rl_test_secret',
    })

    expect(JSON.stringify(told)).not.toContain('rl_test_secret')
    expect(told.curl).toContain('"authorization: Bearer $API_KEY"')
  })
})
