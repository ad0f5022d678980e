// The recorder between clients and servers that behave, and others that do not.
import { once } from 'node:events'
import { createServer, type RequestListener, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { Rocketlead } from '@rocketlead/client'
import { createMockServer } from '@rocketlead/mock-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { drift } from '../src/drift/index.ts'
import { type RecordOptions, record } from '../src/drift/record.ts'

/** A server of its own for a test, and its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  // A server that listens on a port has an address of this kind.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function recording(target: string, options: Partial<RecordOptions> = {}) {
  const recorder = await record({ target, ...options })
  onTestFinished(async () => {
    await recorder.stop()
  })
  return recorder
}

const echo: RequestListener = async (incoming, outgoing) => {
  const body = await buffer(incoming)
  const { method, url, headers } = incoming
  outgoing.writeHead(201, { 'Content-Type': 'application/json', 'Set-Cookie': 'a=secret', 'X-Kept': 'yes' })
  outgoing.end(JSON.stringify({ method, url, headers, body: body.toString() }))
}

describe('a recorded exchange', () => {
  test('reaches the target as it was sent, and its answer the client', async () => {
    const target = await serve(echo)
    const { url } = await recording(`${target}/base/`)

    const response = await fetch(`${url}/things?a=1&b=%20`, { method: 'POST', headers: { 'X-Own': 'ü' }, body: 'text' })

    const answer = await response.json()
    expect(response.status).toBe(201)
    expect(response.headers.get('x-kept')).toBe('yes')
    expect(answer).toMatchObject({ method: 'POST', url: '/base/things?a=1&b=%20', body: 'text' })
    expect(answer.headers).toMatchObject({ host: new URL(target).host, 'accept-encoding': 'identity', 'x-own': 'ü' })
  })

  test('stands in the HAR with the address of the target, without keys and cookies', async () => {
    const target = await serve(echo)
    const recorder = await recording(target)
    const headers = {
      Authorization: 'Bearer secret',
      Cookie: 'a=secret',
      'X-Api-Key': 'secret',
      'Content-Type': 'text/plain',
    }
    await fetch(`${recorder.url}/things?api_key=secret`, { method: 'PUT', headers, body: 'hello' }).then((answer) =>
      answer.text(),
    )

    const har = await recorder.stop()

    const [entry] = har.log.entries
    expect(har.log.entries).toHaveLength(1)
    expect(entry?.request).toMatchObject({
      method: 'PUT',
      url: `${target}/things?api_key=%24REDACTED`,
      postData: { mimeType: 'text/plain', text: 'hello' },
    })
    expect(entry?.response).toMatchObject({ status: 201, content: { mimeType: 'application/json' } })
    expect(entry?.request.headers).toContainEqual({ name: 'Authorization', value: '$REDACTED' })
    expect(JSON.stringify(har)).not.toContain('secret')
  })

  test('keeps keys when that is asked for', async () => {
    const recorder = await recording(await serve(echo), { secretsKept: true })
    await fetch(recorder.url, { headers: { Authorization: 'Bearer secret' } }).then((answer) => answer.text())

    const har = await recorder.stop()

    expect(har.log.entries[0]?.request.headers).toContainEqual({ name: 'Authorization', value: 'Bearer secret' })
  })

  test('is told of in a line that shows nobody', async () => {
    const lines: string[] = []
    const recorder = await recording(await serve(echo), { onEntry: (line) => lines.push(line) })

    await fetch(`${recorder.url}/contacts/%2B12025550142?key=secret`).then((answer) => answer.text())
    await recorder.stop()

    expect(lines).toEqual([expect.stringMatching(/^GET \/contacts\/\+10000000000 201 \d+ ms$/)])
  })

  test('arrives piece by piece', async () => {
    const goOn = Promise.withResolvers<void>()
    const { url } = await recording(
      await serve(async (_, outgoing) => {
        outgoing.write('first')
        await goOn.promise
        outgoing.end('last')
      }),
    )

    const { body } = await fetch(url)
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
    const first = await reader?.read()
    goOn.resolve()
    const last = await reader?.read()

    expect([first?.value, last?.value]).toEqual(['first', 'last'])
  })

  test('keeps no more than five MiB of a body, and says so', async () => {
    const bytes = Buffer.alloc(6 * 1024 * 1024, 'x')
    const recorder = await recording(await serve((_, outgoing) => outgoing.end(bytes)))
    const received = await fetch(recorder.url).then((answer) => answer.arrayBuffer())

    const har = await recorder.stop()

    expect(received.byteLength).toBe(bytes.length)
    expect(har.log.entries[0]?.response.content).toMatchObject({ size: bytes.length, comment: 'The body is cut.' })
    expect(har.log.entries[0]?.response.content.text).toHaveLength(5 * 1024 * 1024)
  })

  test('has bytes in base64', async () => {
    const recorder = await recording(await serve((_, outgoing) => outgoing.end(Buffer.from([0xff, 0x00]))))
    await fetch(recorder.url).then((answer) => answer.arrayBuffer())

    const har = await recorder.stop()

    expect(har.log.entries[0]?.response.content).toMatchObject({ text: '/wA=', encoding: 'base64' })
  })

  test.each(['DELETE', 'POST'])('of %s has a length where there is no body', async (method) => {
    const { url } = await recording(await serve(echo))

    const answer = await fetch(url, { method }).then((response) => response.json())

    expect(answer).toMatchObject({ body: '', headers: { 'content-length': '0' } })
    expect(answer.headers).not.toHaveProperty('transfer-encoding')
  })

  test('with a body of unknown length is passed on as one', async () => {
    const { url } = await recording(await serve(echo))
    const sent = request(url, {
      method: 'DELETE',
      headers: { 'Transfer-Encoding': 'chunked', 'X-Hop': '1', Connection: 'close, X-Hop' },
    })
    sent.end('text')

    const [response] = await once(sent, 'response')
    const answer = JSON.parse((await buffer(response)).toString())

    expect(answer).toMatchObject({ body: 'text', headers: { 'transfer-encoding': 'chunked' } })
    expect(answer.headers).not.toHaveProperty('x-hop')
  })
})

describe('a target', () => {
  test('that does not listen is answered for with 502 and a sentence', async () => {
    const recorder = await recording('http://127.0.0.1:1')

    const response = await fetch(recorder.url)

    expect(response.status).toBe(502)
    expect(await response.text()).toBe('http://127.0.0.1:1 does not answer: ECONNREFUSED.\n')
    expect((await recorder.stop()).log.entries).toMatchObject([
      { response: { status: 0 }, comment: 'The target did not answer: ECONNREFUSED.' },
    ])
  })

  test('that cuts its answer is cut for the client too, and recorded as far as it came', async () => {
    const recorder = await recording(
      await serve((_, outgoing) => {
        outgoing.writeHead(200, { 'Content-Length': '100', 'Content-Type': 'application/json' })
        outgoing.write('{"a":', () => outgoing.destroy())
      }),
    )

    const reading = fetch(recorder.url).then((answer) => answer.text())

    await expect(reading).rejects.toThrow()
    const [entry] = (await recorder.stop()).log.entries
    expect(entry).toMatchObject({
      comment: 'The target cut the answer.',
      response: { status: 200, content: { text: '{"a":', comment: 'The body is cut.' } },
    })
  })
})

describe('a client', () => {
  test('that goes away leaves the others alone', async () => {
    const arrived = Promise.withResolvers<void>()
    const gone = Promise.withResolvers<void>()
    const recorder = await recording(
      await serve((incoming, outgoing) => {
        if (incoming.url !== '/slow') return outgoing.end('ok')
        outgoing.on('close', gone.resolve)
        arrived.resolve()
      }),
    )
    const abort = new AbortController()
    const slow = fetch(`${recorder.url}/slow`, { signal: abort.signal })
    await arrived.promise

    abort.abort()

    await expect(slow).rejects.toThrow()
    await gone.promise
    expect(await fetch(recorder.url).then((answer) => answer.text())).toBe('ok')
    expect((await recorder.stop()).log.entries).toMatchObject([
      { comment: 'The client did not wait for the end.', response: { status: 0 } },
      { response: { status: 200 } },
    ])
  })

  test('that still waits when it is stopped is recorded', async () => {
    const arrived = Promise.withResolvers<void>()
    const recorder = await recording(await serve(() => arrived.resolve()))
    const waiting = fetch(recorder.url).catch((error: Error) => error.name)
    await arrived.promise

    const har = await recorder.stop()

    expect(har.log.entries).toMatchObject([{ request: { method: 'GET' }, response: { status: 0 } }])
    expect(await waiting).toBe('TypeError')
  })
})

describe('a recorder', () => {
  test.each(['example.com', 'ftp://example.com'])('has no use for the target %s', async (target) => {
    await expect(record({ target })).rejects.toMatchObject({
      name: 'CannotRun',
      message: expect.stringContaining(target),
    })
  })

  test('says when its port is taken', async () => {
    const target = await serve(echo)

    const recorder = record({ target, port: Number(new URL(target).port) })

    await expect(recorder).rejects.toMatchObject({ name: 'CannotRun', message: expect.stringContaining('EADDRINUSE') })
  })

  test('of the mock server sees nothing that differs from the description', async () => {
    const mock = createMockServer({ world: 'demo' })
    const { url, close } = await mock.listen({ port: 0 })
    onTestFinished(async () => {
      await close()
      mock.close()
    })
    const recorder = await recording(url)
    const rocketlead = new Rocketlead({ apiKey: 'rl_test_recorded', baseUrl: recorder.url })
    const { id } = await rocketlead.campaigns.create({ name: 'Spring launch' })
    await rocketlead.campaigns.start(id).catch(() => {})
    await rocketlead.campaigns.list({ limit: 2 }).toArray()
    await rocketlead.leads.list().toArray()
    await rocketlead.campaigns.delete(id)

    const har = await recorder.stop()

    const description = new URL('../../../spec/openapi.yaml', import.meta.url).pathname
    const { findings, text } = await drift({ har, description })
    expect(findings).toEqual([])
    expect(text).toMatch(/\d+ answers of 5 operations/)
    expect(JSON.stringify(har)).not.toContain('rl_test_recorded')
  })
})
