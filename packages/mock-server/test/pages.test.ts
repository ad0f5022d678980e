import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { operations } from '../generated/openapi/schema.ts'
import { setup } from './setup.ts'

type World = ReturnType<typeof setup>
type AccountQuery = NonNullable<operations['accounts.list']['parameters']['query']>

const sorts = ['createdAt', '-createdAt', 'phone', 'dailySent'] as const
const number = (index: number) => `+1202555${String(index).padStart(4, '0')}`

async function listOf({ api }: World, query: AccountQuery) {
  const { data } = await api.GET('/api/v1/accounts', { params: { query } })
  if (!data) throw new Error('The list was refused.')
  return data
}

/** Reads every page of a list, doing something else between two of them. */
async function walk<Item>(
  read: (
    cursor: string | undefined,
  ) => Promise<{ data: Item[]; pagination: { nextCursor: string | null; hasMore: boolean } }>,
  meanwhile: () => Promise<unknown>,
): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const { data, pagination } = await read(cursor)
    expect(pagination.hasMore).toBe(pagination.nextCursor !== null)
    items.push(...data)
    cursor = pagination.nextCursor ?? undefined
    await meanwhile()
  } while (cursor !== undefined)
  return items
}

/** The numbers of accounts, in the order in which they are provisioned, some at the same instant. */
const numbers = (most: number) =>
  fc.uniqueArray(fc.integer({ min: 200, max: 9_998 }), { minLength: 0, maxLength: most })
const gaps = fc.array(fc.constantFrom('0s', '1s', '25h'), { minLength: 1, maxLength: 4 })

async function provisionAll(world: World, indexes: number[], between: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const [place, index] of indexes.entries()) {
    ids.push((await world.provision(number(index), `Shop ${index}`)).id)
    world.workspace.advance(between[place % between.length] ?? '0s')
  }
  return ids
}

describe('accounts.list', () => {
  test('visits every account that was there at the start exactly once, however it is paged and whatever is added', async () => {
    await fc.assert(
      fc.asyncProperty(
        numbers(14),
        gaps,
        fc.constantFrom(...sorts),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 5 }),
        async (indexes, between, sort, limit, additions) => {
          const world = setup()
          const half = Math.ceil(indexes.length / 2)
          const known = await provisionAll(world, indexes.slice(0, half), between)
          const later = indexes.slice(half)
          let page = 0

          const visited = await walk(
            (cursor) => listOf(world, { sort, limit, ...(cursor && { cursor }) }),
            () => provisionAll(world, later.splice(0, additions[page++ % additions.length]), between),
          )

          const ids = visited.map(({ id }) => id)
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids.filter((id) => known.includes(id)).sort()).toEqual([...known].sort())
          expect(visited).toEqual(visited.toSorted(orders[sort]))
          world.mock.close()
        },
      ),
      { numRuns: 60, seed: 7 },
    )
  })

  test('combines its filters with and', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ paused: fc.boolean(), ramp: fc.boolean(), banned: fc.boolean(), cafe: fc.boolean() }), {
          maxLength: 6,
        }),
        filters,
        fc.integer({ min: 1, max: 4 }),
        async (shops, filter, limit) => {
          const world = setup()
          for (const [index, shop] of shops.entries()) await furnish(world, index, shop)
          const { data: every } = await listOf(world, { limit: 100 })

          const visited = await walk(
            (cursor) => listOf(world, { ...filter, limit, ...(cursor && { cursor }) }),
            async () => undefined,
          )

          expect(visited).toEqual(every.filter((account) => fits(account, filter)))
          world.mock.close()
        },
      ),
      { numRuns: 60, seed: 7 },
    )
  })

  test('refuses the cursor of another filter or order', async () => {
    const world = setup()
    await provisionAll(world, [201, 202, 203], ['0s'])
    const everyQuery: AccountQuery[] = [
      {},
      { sort: 'createdAt' },
      { sort: 'phone' },
      { sort: 'dailySent' },
      { search: 'shop' },
      { search: '+1' },
      { paused: false },
      { phase: ['warmup'] },
      { status: ['connected'] },
    ]
    const cursors = await Promise.all(
      everyQuery.map(async (query) => (await listOf(world, { ...query, limit: 1 })).pagination.nextCursor ?? ''),
    )

    const answers = everyQuery.flatMap((query, one) =>
      cursors.map(async (cursor, other) => {
        const answer = await world.api.GET('/api/v1/accounts', { params: { query: { ...query, limit: 1, cursor } } })
        return { isItsOwn: one === other, code: answer.error?.code }
      }),
    )

    for (const { isItsOwn, code } of await Promise.all(answers))
      expect(code).toBe(isItsOwn ? undefined : 'invalid_cursor')
  })
})

describe('accounts.getActivity', () => {
  test('visits every entry that was there at the start exactly once, newest first, whatever happens meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 5 }),
        gaps,
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
        async (toggles, between, limit, additions) => {
          const world = setup()
          const { id } = await world.provision()
          const path = { accountId: id }
          const toggle = async (index: number) => {
            await world.api.POST('/api/v1/accounts/{accountId}/pause', { params: { path } })
            world.workspace.advance(between[index % between.length] ?? '0s')
          }
          const read = async (query: { limit: number; cursor?: string }) => {
            const { data } = await world.api.GET('/api/v1/accounts/{accountId}/activity', { params: { path, query } })
            if (!data) throw new Error('The activity was refused.')
            return data
          }
          for (let index = 0; index < toggles; index += 1) await toggle(index)
          const { data: known } = await read({ limit: 100 })
          let page = 0

          const visited = await walk(
            (cursor) => read({ limit, ...(cursor && { cursor }) }),
            async () => additions[page++ % additions.length] && toggle(page),
          )

          expect(visited).toEqual(known)
          world.mock.close()
        },
      ),
      { numRuns: 60, seed: 7 },
    )
  })
})

type Account = Awaited<ReturnType<typeof listOf>>['data'][number]
const compare = (one: string | number, other: string | number): number => (one < other ? -1 : Number(one > other))

/** What each order promises; what it leaves open stays as it is. */
const orders = {
  createdAt: (one: Account, other: Account) => compare(one.createdAt, other.createdAt),
  '-createdAt': (one: Account, other: Account) => compare(other.createdAt, one.createdAt),
  phone: (one: Account, other: Account) => compare(one.phone, other.phone),
  dailySent: (one: Account, other: Account) => compare(one.dailySent, other.dailySent),
}

const filters: fc.Arbitrary<AccountQuery> = fc.record(
  {
    paused: fc.boolean(),
    phase: fc.constantFrom<NonNullable<AccountQuery['phase']>>(['warmup'], ['ramp'], ['warmup', 'ramp']),
    status: fc.constantFrom<NonNullable<AccountQuery['status']>>(['connected'], ['banned']),
    search: fc.constantFrom('CAFÉ', 'shop', '0202', '+1202'),
  },
  { requiredKeys: [] },
)

function fits({ paused, phase, status, displayName, phone }: Account, filter: AccountQuery): boolean {
  const isFound = [phone, displayName ?? ''].some((text) =>
    text.toLowerCase().includes((filter.search ?? '').toLowerCase()),
  )
  return (
    paused === (filter.paused ?? paused) &&
    (filter.phase ?? [phase]).some((one) => one === phase) &&
    (filter.status ?? [status]).some((one) => one === status) &&
    isFound
  )
}

async function furnish(
  { provision, api, control }: World,
  index: number,
  shop: { paused: boolean; ramp: boolean; banned: boolean; cafe: boolean },
) {
  const { id } = await provision(number(200 + index), shop.cafe ? 'Café Juniper' : 'Juniper Shop')
  const params = { path: { accountId: id } }
  if (shop.paused) await api.POST('/api/v1/accounts/{accountId}/pause', { params })
  if (shop.ramp) await api.PATCH('/api/v1/accounts/{accountId}/phase', { params, body: { phase: 'ramp' } })
  if (shop.banned) await control.POST('/_mock/accounts/{accountId}/force', { params, body: { event: 'ban' } })
}
