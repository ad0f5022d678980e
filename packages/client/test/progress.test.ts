import { describe, expect, test, vi } from 'vitest'
import { ok } from './answering.ts'
import { serve } from './server.ts'
import { setup } from './setup.ts'

interface Progress {
  loaded: number
  total: number
}

const file = new Blob(['x'.repeat(200_000)])

/** What was told, and a callback to tell it to. */
function telling() {
  const told: Progress[] = []
  return { told, onUploadProgress: (progress: Progress) => void told.push(progress) }
}

describe('onUploadProgress', () => {
  test('is told in steps that end with the whole', async () => {
    const { rocketlead, requests } = await serve(() => ({ status: 201 }))
    const { told, onUploadProgress } = telling()

    await rocketlead.campaigns.uploadMedia('cmp_1', { file }, { onUploadProgress })

    const total = requests[0]?.bytes.length
    expect(told.map(({ loaded }) => loaded)).toEqual([65_536, 131_072, 196_608, total])
    expect(new Set(told.map((progress) => progress.total))).toEqual(new Set([total]))
  })

  test('changes nothing of what is sent', async () => {
    const { rocketlead, requests } = await serve(() => ({ status: 201 }))
    const body = { name: 'Spring – 🌱' }
    const { told, onUploadProgress } = telling()

    await rocketlead.campaigns.create(body, { idempotencyKey: '5f0c2a4e' })
    await rocketlead.campaigns.create(body, { idempotencyKey: '5f0c2a4e', onUploadProgress })

    expect(requests[1]).toEqual(requests[0])
    expect(requests[1]?.headers['transfer-encoding']).toBeUndefined()
    expect(told).toEqual([{ loaded: 26, total: 26 }])
  })

  test('begins again with every attempt', async () => {
    const statuses = [503, 201]
    const reply = () => ({ status: statuses.shift() ?? 201, headers: { 'Retry-After': '0' } })
    const { rocketlead, requests } = await serve(reply, { retries: 1 })
    const { told, onUploadProgress } = telling()

    await rocketlead.leadLists.importLeads('lst_1', { file: new Blob(['x'.repeat(70_000)]) }, { onUploadProgress })

    const total = requests[0]?.bytes.length
    expect(told.map(({ loaded }) => loaded)).toEqual([65_536, total, 65_536, total])
    expect(requests[1]?.bytes.equals(requests[0]?.bytes ?? Buffer.alloc(0))).toBe(true)
  })

  test.each([401, 421, 302])('does not get in the way of an answer of %i', async (status) => {
    const { rocketlead } = await serve(() => ({ status, headers: { Location: '/elsewhere' } }))

    const creating = rocketlead.campaigns.create({ name: 'Spring' }, telling())

    await expect(creating).rejects.toMatchObject({ status })
  })

  test('is not told when there is no body', async () => {
    const { rocketlead, requests } = setup(ok())
    const { told, onUploadProgress } = telling()

    await rocketlead.settings.get({ onUploadProgress })

    expect(requests).toHaveLength(1)
    expect(told).toEqual([])
  })

  test('is not told where bodies cannot be streams, and the body is sent', async () => {
    const { rocketlead, requests } = setup(ok())
    const { told, onUploadProgress } = telling()
    // Such a browser takes the stream for a text.
    const Text = class extends Request {
      constructor(url: string, init: RequestInit) {
        super(url, init.body instanceof ReadableStream ? { ...init, body: String(init.body) } : init)
      }
    }
    vi.stubGlobal('Request', Text)

    await rocketlead.campaigns.create({ name: 'Spring' }, { onUploadProgress })

    vi.unstubAllGlobals()
    expect(await requests[0]?.text()).toBe('{"name":"Spring"}')
    expect(told).toEqual([])
  })
})
