import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { directory } from './directory.ts'
import { type Setup, setup } from './setup.ts'

const called = (name: string) => ({ params: { path: { name } } })
const tinyPicture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** What a workspace answers to calls that depend on all of it: time, chance, ids and idempotency keys. */
async function play({ mock, api, workspace, provision }: Setup, phone: string): Promise<string> {
  const account = await provision(phone)
  const call = async (method: string, path: string, body?: unknown) => {
    const headers = {
      authorization: 'Bearer rl_test_1',
      'content-type': 'application/json',
      'idempotency-key': 'the-same',
    }
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
    return (await mock.fetch(`http://mock.test/api/v1${path}`, init)).text()
  }
  const list = await call('POST', '/lead-lists', { name: 'Once' })
  workspace.advance('50h')
  const activity = await call('GET', `/accounts/${account.id}/activity`)
  const warmup = await api.GET('/api/v1/warmup/status')
  return JSON.stringify([account, list, activity, warmup.data, workspace.now])
}

async function download({ mock }: Setup, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const headers = { authorization: 'Bearer rl_test_1' }
  const response = await mock.fetch(`http://mock.test/_mock/snapshots/${name}/file`, { headers })
  return new Uint8Array(await response.arrayBuffer())
}

async function upload({ mock }: Setup, name: string, bytes: Uint8Array<ArrayBuffer>, apiKey = 'rl_test_1') {
  const body = new FormData()
  body.set('file', new Blob([bytes]), `${name}.sqlite`)
  const init = { method: 'POST', headers: { authorization: `Bearer ${apiKey}` }, body }
  const response = await mock.fetch(`http://mock.test/_mock/snapshots/${name}/file`, init)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** A snapshot's file after some SQL was run on it. */
function altered(bytes: Uint8Array, sql: string): Uint8Array<ArrayBuffer> {
  const db = new DatabaseSync(':memory:')
  db.deserialize(bytes)
  db.exec(sql)
  const made = new Uint8Array(db.serialize())
  db.close()
  return made
}

describe('snapshots.create', () => {
  test('keeps the workspace as it is, and tells of it', async () => {
    const { control, provision } = setup()
    await provision()

    const { data, response } = await control.POST('/_mock/snapshots', { body: { name: 'begin' } })

    const now = '2026-01-05T14:00:00.000Z'
    expect(data).toEqual({ name: 'begin', createdAt: now, now, sizeBytes: expect.any(Number) })
    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toBe('/_mock/snapshots/begin/file')
  })

  test('replaces the snapshot that has the name', async () => {
    const { control, workspace } = setup()
    await control.POST('/_mock/snapshots', { body: { name: 'begin' } })
    workspace.advance('1h')

    await control.POST('/_mock/snapshots', { body: { name: 'begin' } })

    const { data } = await control.GET('/_mock/snapshots')
    expect(data?.data.map(({ now }) => now)).toEqual(['2026-01-05T15:00:00.000Z'])
  })

  test('refuses a name that is no name', async () => {
    const { control } = setup()

    const { error } = await control.POST('/_mock/snapshots', { body: { name: '../begin' } })

    expect(error).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '/name' }] })
  })
})

describe('snapshots.list', () => {
  test('is oldest first, and of this workspace alone', async () => {
    const { mock, control, workspace } = setup()
    mock.workspace('rl_test_2').snapshot('others')
    workspace.snapshot('z')
    workspace.advance('1h')
    workspace.snapshot('a')

    const { data } = await control.GET('/_mock/snapshots')

    expect(data?.data.map(({ name }) => name)).toEqual(['z', 'a'])
  })
})

describe('snapshots.restore', () => {
  test('gives the same answers to the same calls as after it was taken, byte for byte', async () => {
    const world = setup({ seed: 5 })
    await world.provision('+12025550101')
    await world.control.POST('/_mock/snapshots', { body: { name: 'begin' } })
    const first = await play(world, '+12025550102')

    const { data } = await world.control.POST('/_mock/snapshots/{name}/restore', called('begin'))

    expect(data?.name).toBe('begin')
    expect(world.workspace.now).toEqual(new Date('2026-01-05T14:00:00.000Z'))
    expect(await play(world, '+12025550102')).toBe(first)
  })

  test('brings back the seed, and what was before a reset', async () => {
    const world = setup()
    await world.control.POST('/_mock/reset', { body: { seed: 7 } })
    await world.control.POST('/_mock/snapshots', { body: { name: 'begin' } })
    const first = await play(world, '+12025550102')
    await world.control.POST('/_mock/reset', { body: { seed: 8 } })

    await world.control.POST('/_mock/snapshots/{name}/restore', called('begin'))

    expect(await play(world, '+12025550102')).toBe(first)
  })

  test('does not know a snapshot of another workspace', async () => {
    const { mock, control } = setup()
    mock.workspace('rl_test_2').snapshot('others')

    const { error } = await control.POST('/_mock/snapshots/{name}/restore', called('others'))

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('lets a running clock go on from the time of the snapshot', async () => {
    const { control, workspace } = setup({ clock: 'running' })
    workspace.snapshot('begin')
    const begin = workspace.now.getTime()
    workspace.advance('30d')

    await control.POST('/_mock/snapshots/{name}/restore', called('begin'))

    const { data } = await control.GET('/_mock/clock')
    expect(Date.parse(data?.now ?? '') - begin).toBeLessThan(86_400_000)
  })

  test.each([
    ["update snapshots set bytes = cast('nonsense' as blob)", 'snapshot_invalid'],
    ['update snapshots set bytes = substr(bytes, 1, 8192)', 'snapshot_invalid'],
  ])('refuses one that was damaged where it is kept: %s', async (damage, code) => {
    const data = directory()
    const world = setup({ data })
    const { id } = await world.provision()
    world.workspace.snapshot('begin')
    const file = readdirSync(data).find((name) => name.endsWith('.snapshots.sqlite')) ?? ''
    const kept = new DatabaseSync(join(data, file))
    kept.exec(damage)
    kept.close()

    const { error } = await world.control.POST('/_mock/snapshots/{name}/restore', called('begin'))

    const { data: accounts } = await world.api.GET('/api/v1/accounts')
    world.mock.close()
    expect(error).toMatchObject({ status: 422, code })
    expect(accounts?.data.map((account) => account.id)).toEqual([id])
  })

  test('refuses one that a newer version kept', async () => {
    const data = directory()
    const world = setup({ data })
    const newer = altered(world.workspace.snapshot('begin'), "update meta set value = '99' where key = 'schemaVersion'")
    const file = readdirSync(data).find((name) => name.endsWith('.snapshots.sqlite')) ?? ''
    const kept = new DatabaseSync(join(data, file))
    kept.prepare('update snapshots set bytes = ?').run(newer)
    kept.close()

    const { error } = await world.control.POST('/_mock/snapshots/{name}/restore', called('begin'))

    world.mock.close()
    expect(error).toMatchObject({ status: 422, code: 'snapshot_newer' })
  })
})

describe('snapshots.remove', () => {
  test('forgets the snapshot', async () => {
    const { control, workspace } = setup()
    workspace.snapshot('begin')

    const { response } = await control.DELETE('/_mock/snapshots/{name}', called('begin'))
    const again = await control.DELETE('/_mock/snapshots/{name}', called('begin'))

    expect(response.status).toBe(204)
    expect(again.error).toMatchObject({ status: 404, code: 'not_found' })
    expect((await control.GET('/_mock/snapshots')).data).toEqual({ data: [] })
  })
})

describe('snapshots.download', () => {
  test('gives an SQLite database that names no API key', async () => {
    const world = setup()
    await world.provision()
    const bytes = world.workspace.snapshot('begin')

    const response = await world.mock.fetch('http://mock.test/_mock/snapshots/begin/file', {
      headers: { authorization: 'Bearer rl_test_1' },
    })

    const given = new Uint8Array(await response.arrayBuffer())
    expect(response.headers.get('content-type')).toBe('application/vnd.sqlite3')
    expect(given).toEqual(bytes)
    expect(new TextDecoder('latin1').decode(given)).toMatch(/^SQLite format 3\0/)
    expect(new TextDecoder('latin1').decode(given)).not.toContain('rl_test_1')
  })

  test('knows no other snapshots', async () => {
    const { control } = setup()

    const { error } = await control.GET('/_mock/snapshots/{name}/file', called('none'))

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('snapshots.upload', () => {
  test('takes what another server gave, and touches nothing until it is restored', async () => {
    const origin = setup()
    await origin.provision()
    origin.workspace.advance('1h')
    origin.workspace.snapshot('begin')
    const file = await download(origin, 'begin')
    const world = setup()

    const uploaded = await upload(world, 'fixture', file)

    expect(uploaded).toMatchObject({ status: 201, body: { name: 'fixture', now: '2026-01-05T15:00:00.000Z' } })
    expect((await world.api.GET('/api/v1/accounts')).data?.data).toEqual([])
    await world.control.POST('/_mock/snapshots/{name}/restore', called('fixture'))
    expect(await play(world, '+12025550102')).toBe(await play(origin, '+12025550102'))
  })

  test('names this workspace where the file names another, in addresses of pictures too', async () => {
    const world = setup()
    const { id } = await world.provision()
    await world.api.POST('/api/v1/accounts/{accountId}/avatar', {
      params: { path: { accountId: id } },
      body: { profilePictureFile: tinyPicture },
    })
    world.workspace.snapshot('begin')
    const file = await download(world, 'begin')
    const other = world.mock.workspace('rl_test_2')

    await upload(world, 'begin', file, 'rl_test_2')
    other.restore('begin')
    world.workspace.reset()

    const as = { headers: { authorization: 'Bearer rl_test_2' } }
    const answer = await world.mock.fetch(`http://mock.test/api/v1/accounts/${id}`, as)
    const { avatarUrl } = (await answer.json()) as { avatarUrl: string }
    expect(avatarUrl).toContain(`/_mock/media/${other.id}/`)
    expect((await world.mock.fetch(avatarUrl)).headers.get('content-type')).toBe('image/png')
    const settings = await world.mock.fetch('http://mock.test/api/v1/settings', as)
    expect(await settings.json()).toMatchObject({ workspaceId: other.id })
  })

  test.each([
    ['text', () => new TextEncoder().encode('no database'), 'snapshot_invalid', 'no SQLite database'],
    ['no bytes', () => new Uint8Array(), 'snapshot_invalid', 'no SQLite database'],
    ['half a file', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2), 'snapshot_invalid', 'damaged'],
    [
      'a file with odd bytes',
      (bytes: Uint8Array) => bytes.slice().fill(255, 4096, 8192),
      'snapshot_invalid',
      'damaged',
    ],
    [
      'another database',
      (bytes: Uint8Array) => altered(bytes, 'alter table meta rename to other'),
      'snapshot_invalid',
      'no snapshot of a workspace',
    ],
    [
      'one that lacks a column',
      (bytes: Uint8Array) => altered(bytes, 'alter table media drop column bytes'),
      'snapshot_invalid',
      'differs in the table media (id TEXT',
    ],
    [
      'one with a trigger',
      (bytes: Uint8Array) => altered(bytes, 'create trigger t after insert on leads begin select 1; end'),
      'snapshot_invalid',
      'differs in the trigger t (',
    ],
    [
      'one without settings',
      (bytes: Uint8Array) => altered(bytes, 'delete from settings'),
      'snapshot_invalid',
      'damaged',
    ],
    [
      'one of a newer version',
      (bytes: Uint8Array) => altered(bytes, "update meta set value = '99' where key = 'schemaVersion'"),
      'snapshot_newer',
      'schema 99; this one knows',
    ],
  ])('refuses %s', async (_, damage, code, words) => {
    const world = setup()
    world.workspace.snapshot('begin')
    const file = new Uint8Array(damage(await download(world, 'begin')))

    const refused = await upload(world, 'fixture', file)

    expect(refused).toMatchObject({ status: 422, body: { code, detail: expect.stringContaining(words) } })
    expect((await world.control.GET('/_mock/snapshots')).data?.data.map(({ name }) => name)).toEqual(['begin'])
  })
})

describe('a snapshot', () => {
  test('in process is bytes, which restore takes as it takes a name', async () => {
    const { api, workspace, provision } = setup()
    const empty = workspace.snapshot()
    const { id } = await provision()
    workspace.snapshot('one-account')

    workspace.restore(empty)
    const none = await api.GET('/api/v1/accounts')
    workspace.restore('one-account')
    const one = await api.GET('/api/v1/accounts')

    expect(none.data?.data).toEqual([])
    expect(one.data?.data.map((account) => account.id)).toEqual([id])
  })

  test('in process goes from one workspace to another as a file', async () => {
    const { mock, workspace, provision } = setup()
    const other = mock.workspace('rl_test_2')
    await provision()
    workspace.snapshot('one-account')

    const form = new FormData()
    form.set('file', await workspace.control.snapshots.download('one-account'))
    await other.control.snapshots.upload('same', form)
    other.restore('same')

    const accounts = await mock.fetch('http://mock.test/api/v1/accounts', {
      headers: { authorization: 'Bearer rl_test_2' },
    })
    expect(await accounts.json()).toMatchObject({ data: [{ phone: '+12025550101' }] })
  })

  test('in process has the names that it can have over HTTP', () => {
    const { workspace } = setup()

    expect(() => workspace.snapshot('one account')).toThrow('A snapshot cannot be named "one account".')
  })

  test('that cannot be restored leaves the workspace as it was', async () => {
    const { api, workspace, provision } = setup()
    const { id } = await provision()

    expect(() => workspace.restore(new Uint8Array(100))).toThrow('no SQLite database')

    expect((await api.GET('/api/v1/accounts')).data?.data.map((account) => account.id)).toEqual([id])
  })

  test('in a directory outlives the server, and so does what was restored', async () => {
    const data = directory()
    const first = setup({ data })
    await first.provision()
    first.workspace.snapshot('begin')
    const played = await play(first, '+12025550102')
    first.mock.close()
    const second = setup({ data })
    second.workspace.restore('begin')
    second.mock.close()

    const third = setup({ data })

    expect(await play(third, '+12025550102')).toBe(played)
    expect((await third.control.GET('/_mock/snapshots')).data?.data.map(({ name }) => name)).toEqual(['begin'])
    third.mock.close()
  })
})
