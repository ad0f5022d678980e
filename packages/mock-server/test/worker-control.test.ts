import { beforeAll, describe, expect, test } from 'vitest'
import { digest } from '../src/hash.ts'
import { docx, heading, paragraph, pdf } from './knowledge-base/documents.ts'
import { caller, populate } from './populated.ts'
import { eventsOf } from './stream.ts'
import { openSandbox, type Sandbox } from './worker/start.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await openSandbox()
  return sandbox.close
})

let keys = 0

/** A workspace of its own. */
function world() {
  keys += 1
  const { url } = sandbox
  const headers = { authorization: `Bearer rl_test_${keys}` }
  const call = caller(fetch, url, headers.authorization)
  const makeList = (name: string) => call('POST', '/api/v1/lead-lists', { name })
  const listNames = async () => {
    const { body } = await call('GET', '/api/v1/lead-lists')
    return (body.data as { name: string }[]).map(({ name }) => name)
  }
  const download = (name: string) => fetch(`${url}/_mock/snapshots/${name}/file`, { headers })
  const upload = (path: string, bytes: Uint8Array<ArrayBuffer>, name: string, type?: string) =>
    fetch(`${url}${path}`, { method: 'POST', headers, body: formOf(bytes, name, type) })
  return { url, headers, call, makeList, listNames, download, upload }
}

function formOf(bytes: Uint8Array<ArrayBuffer>, name: string, type = ''): FormData {
  const form = new FormData()
  form.set('file', new File([bytes], name, { type }))
  return form
}

describe('the control plane of a Worker', () => {
  test('resets a workspace, also to a world that is played', async () => {
    const { call, makeList, listNames } = world()
    await makeList('Cafés')

    const demo = await call('POST', '/_mock/reset', { world: 'demo' })
    const played = await listNames()
    await call('POST', '/_mock/reset', { world: 'empty' })

    expect(demo.body).toMatchObject({ world: 'demo', now: '2026-03-10T15:00:00.000Z' })
    expect(played).toContain('Trade fair, March')
    expect(await listNames()).toEqual([])
  })

  test('goes back to a snapshot, and to one of another key', async () => {
    const { call, makeList, listNames, download } = world()
    const other = world()
    await call('POST', '/_mock/reset', { world: 'demo' })
    await call('POST', '/_mock/snapshots', { name: 'demo' })
    const before = await listNames()
    await makeList('Afterwards')

    await call('POST', '/_mock/snapshots/demo/restore')
    const bytes = new Uint8Array(await (await download('demo')).arrayBuffer())
    await other.upload('/_mock/snapshots/taken/file', bytes, 'demo')
    await other.call('POST', '/_mock/snapshots/taken/restore')

    expect(before).toContain('Trade fair, March')
    expect(await listNames()).toEqual(before)
    expect(await other.listNames()).toEqual(before)
  })

  test('finds in a restored workspace whatever words it is searched by', async () => {
    const { call } = world()
    const found = async () => {
      const leads = await call('GET', '/api/v1/leads?search=mara')
      const agents = (await call('GET', '/api/v1/agents')).body.data as { id: string }[]
      const answer = await call('POST', `/api/v1/agents/${agents[0]?.id}/test`, { message: 'How far do you deliver?' })
      return [leads.body.data, answer.body.sources, answer.body.reply]
    }
    await call('POST', '/_mock/reset', { world: 'demo' })
    await call('POST', '/_mock/snapshots', { name: 'demo' })
    const before = await found()

    await call('POST', '/_mock/snapshots/demo/restore')

    expect(JSON.stringify(before[0])).toContain('Amara')
    expect(await found()).toEqual(before)
  })

  test('refuses a snapshot that is damaged, and leaves the workspace as it was', async () => {
    const { call, makeList, listNames, download, upload } = world()
    await makeList('Cafés')
    await call('POST', '/_mock/snapshots', { name: 'one' })
    const damaged = (await (await download('one')).text()).replace('Cafés', 'Bars')

    const answer = await upload('/_mock/snapshots/two/file', new TextEncoder().encode(damaged), 'two')

    expect(await answer.json()).toMatchObject({ status: 422, code: 'snapshot_invalid' })
    expect(await listNames()).toEqual(['Cafés'])
  })

  test('refuses a snapshot with a table that no workspace has, and leaves the workspace as it was', async () => {
    const { call, makeList, listNames, download, upload } = world()
    await makeList('Cafés')
    await call('POST', '/_mock/snapshots', { name: 'one' })
    const lines = (await (await download('one')).text()).trimEnd().split('\n').slice(0, -1)
    const strange = JSON.stringify({ part: { sql: 'create table strange (id text)' } })
    const text = `${[...lines, strange].join('\n')}\n`
    const bytes = new TextEncoder().encode(`${text}${JSON.stringify({ digest: digest(text) })}\n`)

    const answer = await upload('/_mock/snapshots/two/file', bytes, 'two')

    expect(await answer.json()).toMatchObject({
      code: 'snapshot_invalid',
      detail: expect.stringContaining('table strange'),
    })
    expect(await listNames()).toEqual(['Cafés'])
  })

  test('serves pictures larger than a row', async () => {
    const { url, call, upload } = world()
    const { campaignId } = await populate(call)
    const bytes = new Uint8Array(4_000_000)
    bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

    const uploaded = await upload(`/api/v1/campaigns/${campaignId}/media`, bytes, 'large.png', 'image/png')
    const { url: address } = (await uploaded.json()) as { url: string }
    const picture = await fetch(address)

    expect(address).toMatch(url)
    expect(Buffer.compare(new Uint8Array(await picture.arrayBuffer()), bytes)).toBe(0)
  })

  test('lets faults strike', async () => {
    const { url, headers, call } = world()
    await call('POST', '/_mock/faults', { operation: 'settings.get', status: 503, count: 1 })

    const struck = await call('GET', '/api/v1/settings')
    const after = await call('GET', '/api/v1/settings')
    const cut = fetch(`${url}/api/v1/leads`, { headers: { ...headers, 'x-mock-fault': 'cut' } })

    expect([struck.status, after.status]).toEqual([503, 200])
    await expect(cut).rejects.toThrow('fetch failed')
  })

  test('tells what happens as it happens', async () => {
    const { url, headers, call } = world()
    const { body } = await fetch(`${url}/_mock/events/stream`, { headers })
    const events = eventsOf(body)

    await call('POST', '/api/v1/provision/start', { phone: '+12025550101' })
    await call('POST', '/api/v1/provision/verify', { phone: '+12025550101', code: '123456', displayName: 'Juniper' })
    const [first] = await events.take(1)

    expect(first?.event).toBe('account.connected')
    await events.leave()
  })
})

test.each([
  ['a PDF', pdf('A kilo costs 20 dollars.'), 'prices.pdf'],
  ['a DOCX', docx(heading('Prices') + paragraph('A kilo costs 20 dollars.')), 'prices.docx'],
])('a Worker reads %s', async (_, bytes, name) => {
  const { call, upload } = world()
  const made = await upload('/api/v1/knowledge-base/sources', bytes, name)
  const { id } = (await made.json()) as { id: string }

  await call('POST', '/_mock/clock/advance', { by: '1h' })

  const chunks = await call('GET', `/api/v1/knowledge-base/sources/${id}/chunks`)
  expect(chunks.body.data).toEqual([expect.objectContaining({ text: 'A kilo costs 20 dollars.' })])
})
