// Reading HAR files of many makers.
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { observedIn, readHar } from '../src/drift/har.ts'
import { CannotRun } from '../src/run/options.ts'
import { directoryWith } from './drift/setup.ts'

const request = { method: 'get', url: 'https://api.test/things', headers: [] }
const response = { status: 200, headers: [], content: {} }

const read = (entry: object) => observedIn({ log: { entries: [entry] } })[0]
const answered = (content: object, headers: object[] = []) =>
  read({ request, response: { status: 200, headers, content } })
const sent = (postData: object) => read({ request: { ...request, postData }, response })

describe('an answer', () => {
  test('has its text, status and content type without parameters', () => {
    const observed = answered({ text: '{"a":1}', mimeType: 'Application/JSON; charset=utf-8' })

    expect(observed).toMatchObject({
      method: 'GET',
      status: 200,
      mimeType: 'application/json',
      responseBody: '{"a":1}',
    })
  })

  test('is decoded when it is in base64', () => {
    const text = Buffer.from('{"a":"é"}').toString('base64')

    expect(answered({ text, encoding: 'base64' })?.responseBody).toBe('{"a":"é"}')
  })

  test('is taken as it is when it only claims to be in base64', () => {
    expect(answered({ text: '{"a":1}', encoding: 'base64' })?.responseBody).toBe('{"a":1}')
  })

  test.each([
    ['gzip', gzipSync('{"a":1}')],
    ['br', brotliCompressSync('{"a":1}')],
  ])('is unpacked when it was kept as %s', (value, bytes) => {
    const content = { text: bytes.toString('base64'), encoding: 'base64' }

    expect(answered(content, [{ name: 'Content-Encoding', value }])?.responseBody).toBe('{"a":1}')
  })

  test('is not unpacked again when its maker has done that', () => {
    expect(answered({ text: '{"a":1}' }, [{ name: 'content-encoding', value: 'gzip' }])?.responseBody).toBe('{"a":1}')
  })

  test('has no text when it is an image, was cut, or was not kept', () => {
    const image = Buffer.from([0xff, 0xd8, 0xff]).toString('base64')

    expect(answered({ text: image, encoding: 'base64' })?.responseBody).toBeUndefined()
    expect(answered({ text: '{"a":', comment: 'The body is cut.' })?.responseBody).toBeUndefined()
    expect(answered({ mimeType: 'x-unknown' })).toMatchObject({ responseBody: undefined, mimeType: '' })
  })

  test('has headers by small names, joined, without those of HTTP/2 that are none', () => {
    const headers = [
      { name: ':status', value: '200' },
      { name: 'X-Tag', value: 'a' },
      { name: 'x-tag', value: 'b' },
    ]

    expect(answered({}, headers)?.responseHeaders).toEqual({ 'x-tag': 'a, b' })
  })
})

describe('a request', () => {
  test('has the fields of a form from its parameters', () => {
    const params = [
      { name: 'a', value: '1' },
      { name: 'file', fileName: 'a.csv', value: 'x' },
    ]

    const observed = sent({ mimeType: 'multipart/form-data; boundary=x', params })

    expect(observed?.requestBody).toEqual([
      ['a', '1'],
      ['file', undefined],
    ])
  })

  test('has the fields of a form from its text', () => {
    const text =
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' +
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nphone\r\n--x--\r\n'

    expect(sent({ mimeType: 'multipart/form-data', text })?.requestBody).toEqual([
      ['a', '1'],
      ['file', undefined],
    ])
    expect(sent({ mimeType: 'application/x-www-form-urlencoded', text: 'a=1&b=%20' })?.requestBody).toEqual([
      ['a', '1'],
      ['b', ' '],
    ])
  })
})

describe('a file that is no HAR', () => {
  test('is named with what is wrong', async () => {
    const directory = directoryWith({ 'a.har': '{"log":', 'b.har': '{"log":{}}' })

    await expect(readHar(`${directory}/a.har`)).rejects.toThrow(
      new CannotRun(`${directory}/a.har is no HAR file: it is not JSON.`),
    )
    await expect(readHar(`${directory}/b.har`)).rejects.toThrow(/it has no list "log.entries"/)
    await expect(readHar(`${directory}/c.har`)).rejects.toThrow(/c\.har cannot be read: ENOENT/)
  })

  test.each([
    ['"request"', {}],
    ['"response"', { request }],
    ['"request.method"', { request: { url: 'http://a.test' }, response }],
    ['"request.url"', { request: { method: 'GET', url: '/things' }, response }],
    ['"response.status"', { request, response: { status: 'ok' } }],
  ])('names the entry that has a wrong %s', (part, broken) => {
    const har = { log: { entries: [{ request, response }, broken] } }

    expect(() => observedIn(har, 'x.har')).toThrow(new RegExp(`^x\\.har: entry 2 of 2 has no .*${part}`))
  })

  test('may begin with a byte order mark all the same', async () => {
    const directory = directoryWith({ 'a.har': '\uFEFF{"log":{"entries":[]}}' })

    await expect(readHar(`${directory}/a.har`)).resolves.toEqual([])
  })
})
