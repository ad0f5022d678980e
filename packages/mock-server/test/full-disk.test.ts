import { describe, expect, test } from 'vitest'
import { toldAsStorageFull } from '../src/node/full-disk.ts'
import type { Database } from '../src/store/database.ts'
import { setupCore } from './core.ts'
import { caller } from './populated.ts'

/** A world whose database can be told how many pages it may have, as a disk does. */
function setup() {
  const databases: Database[] = []
  const { fetch, workspace } = setupCore((database) => {
    databases.push(database)
    return database
  })
  const everywhere = (pragma: string) => databases.map((database) => database.prepare(`pragma ${pragma}`).all())
  const changes = () => databases.map((database) => database.prepare('select total_changes() as rows').get())
  return { call: caller(fetch), workspace, everywhere, changes }
}

type World = ReturnType<typeof setup>

const rowsFrom = (first: number) =>
  Array.from({ length: 50 }, (_, row) => ({ phone: `+1${2_025_550_100 + first + row}` }))

/** Imports fifty leads at a time until that is refused; gives how many were taken, and the refusal. */
async function fill({ call }: World, path: string, taken = 0): Promise<{ taken: number; refused: object }> {
  const { status, body } = await call('POST', path, { rows: rowsFrom(taken) })
  return status === 200 ? fill({ call } as World, path, taken + 50) : { taken, refused: body }
}

describe('a full disk', () => {
  test('is told as such, and nothing that was answered is lost or half done', async () => {
    const world = setup()
    const { body: list } = await world.call('POST', '/api/v1/lead-lists', { name: 'All' })
    world.everywhere('max_page_count = 200')

    const { taken, refused } = await fill(world, `/api/v1/lead-lists/${list.id}/leads/import`)

    expect(refused).toMatchObject({
      status: 507,
      code: 'storage_full',
      detail: expect.stringContaining('disk is full'),
    })
    const { body: after } = await world.call('GET', `/api/v1/lead-lists/${list.id}`)
    expect(taken).toBeGreaterThan(0)
    expect(after.leadCount).toBe(taken)
    expect(world.everywhere('integrity_check')).toEqual([[{ integrity_check: 'ok' }]])
  })

  test('is over when there is room again: the same call is taken, and gets the ids that it would have got', async () => {
    const world = setup()
    const { body: list } = await world.call('POST', '/api/v1/lead-lists', { name: 'All' })
    const path = `/api/v1/lead-lists/${list.id}/leads/import`
    world.everywhere('max_page_count = 200')
    const { taken } = await fill(world, path)
    const before = world.workspace.store.meta.get('sequence')

    world.everywhere('max_page_count = 100000')
    const again = await world.call('POST', path, { rows: rowsFrom(taken) })

    expect(again).toMatchObject({ status: 200, body: { created: 50 } })
    expect(world.workspace.store.meta.get('sequence')).toBe(Number(before) + 50)
  })

  test('is read from without a write after it refused one', async () => {
    const world = setup()
    const { body: list } = await world.call('POST', '/api/v1/lead-lists', { name: 'All' })
    world.everywhere('max_page_count = 200')
    await fill(world, `/api/v1/lead-lists/${list.id}/leads/import`)
    const before = world.changes()

    const { status } = await world.call('GET', '/api/v1/lead-lists')

    expect(status).toBe(200)
    expect(world.changes()).toEqual(before)
  })

  test('leaves the clock and the seed as they were when the workspace cannot be reset', async () => {
    const world = setup()
    await world.call('POST', '/_mock/clock/advance', { by: '3d' })
    world.everywhere('query_only = on')

    const reset = await world.call('POST', '/_mock/reset', { seed: 7 })

    expect(reset).toMatchObject({ status: 507, body: { code: 'storage_full' } })
    expect(world.workspace.clock.now()).toEqual(new Date('2026-01-08T14:00:00.000Z'))
    expect(world.workspace.seed).toBe(0)
  })

  test('does not keep a snapshot, and can still be read from', async () => {
    const world = setup()
    await world.call('POST', '/_mock/snapshots', { name: 'begin' })
    world.everywhere('query_only = on')

    const refused = await world.call('POST', '/_mock/snapshots', { name: 'next' })

    expect(refused).toMatchObject({ status: 507, body: { code: 'storage_full' } })
    expect((await world.call('GET', '/_mock/snapshots')).body.data).toMatchObject([{ name: 'begin' }])
  })
})

describe('an error of the machine', () => {
  const thrown = (members: object) => () => {
    throw Object.assign(new Error('It failed'), members)
  }

  test.each([
    { code: 'ENOSPC' },
    { code: 'EIO' },
    { code: 'EROFS' },
    { errcode: 13 },
    { errcode: 778 },
    { errcode: 8 },
  ])('that is one of writing is told as a full disk: %o', (members) => {
    expect(() => toldAsStorageFull(thrown(members))).toThrow(
      expect.objectContaining({ code: 'storage_full', message: expect.stringContaining('It failed') }),
    )
  })

  test.each([{ code: 'EPIPE' }, { errcode: 19 }, {}])('that is another stays what it is: %o', (members) => {
    expect(() => toldAsStorageFull(thrown(members))).toThrow('It failed')
    expect(() => toldAsStorageFull(thrown(members))).not.toThrow(expect.objectContaining({ code: 'storage_full' }))
  })
})
