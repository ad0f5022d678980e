import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Rocketlead } from '../src/index.ts'
import { apiKey, baseUrl, rejection } from './setup.ts'

/** What a browser sends with, as far as the client uses it. */
class Xhr {
  static answer = { status: 201, responseURL: `${baseUrl}/api/v1/campaigns` }
  static sent: unknown[][] = []
  readonly upload: { onprogress?: (progress: object) => void } = {}
  onload = () => {}
  onerror = () => {}
  status = 0
  statusText = ''
  responseText = '{"id":"cmp_1"}'
  responseURL = ''
  #request: unknown[] = []

  open(...request: unknown[]) {
    this.#request = request
  }
  setRequestHeader() {}
  getAllResponseHeaders = () => 'x-request-id: req_1\r\n'
  abort() {}
  send(body: unknown) {
    Xhr.sent.push([...this.#request, body])
    Object.assign(this, Xhr.answer)
    queueMicrotask(() => {
      this.upload.onprogress?.({ loaded: 17, total: 17 })
      this.status ? this.onload() : this.onerror()
    })
  }
}

let told: object[] = []

beforeEach(() => {
  told = []
  Xhr.sent = []
  vi.stubGlobal('XMLHttpRequest', Xhr)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const create = (signal = new AbortController().signal) =>
  new Rocketlead({ apiKey, baseUrl, retries: 0 }).campaigns.create(
    { name: 'Spring' },
    { onUploadProgress: (progress) => void told.push(progress), signal },
  )

describe('onUploadProgress in browsers', () => {
  test('is told by an XMLHttpRequest', async () => {
    Xhr.answer = { status: 201, responseURL: `${baseUrl}/api/v1/campaigns` }

    const { data, response } = await create().withResponse()

    expect(data).toEqual({ id: 'cmp_1' })
    expect([response.status, response.headers.get('X-Request-Id')]).toEqual([201, 'req_1'])
    expect(Xhr.sent).toEqual([['POST', `${baseUrl}/api/v1/campaigns`, '{"name":"Spring"}']])
    expect(told).toEqual([{ loaded: 17, total: 17 }])
  })

  test('takes no answer of elsewhere for that of the call', async () => {
    Xhr.answer = { status: 200, responseURL: `${baseUrl}/sign-in` }

    const error = await rejection(create())

    expect(error).toMatchObject({ message: expect.stringContaining('Redirects are not followed'), status: 0 })
  })

  test('does not hide that nobody answered', async () => {
    Xhr.answer = { status: 0, responseURL: '' }

    expect(await rejection(create())).toMatchObject({ name: 'ConnectionError' })
  })

  test('sends nothing after an abort', async () => {
    const aborter = new AbortController()
    const creating = rejection(create(aborter.signal))

    aborter.abort()

    expect(await creating).toMatchObject({ name: 'AbortError' })
    await new Promise((resolve) => setImmediate(resolve))
    expect(Xhr.sent).toEqual([])
  })
})
