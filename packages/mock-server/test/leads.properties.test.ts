import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Lead, type People, people } from './leads/people.ts'

const runs = { numRuns: 30 }
const phones = Array.from({ length: 12 }, (_, index) => `+1202555${String(index + 100).padStart(4, '0')}`)
const phone = fc.constantFrom(...phones)
const tag = fc.constantFrom('east', 'west', 'fair', 'wholesale')
const cell = fc.oneof(phone, fc.constantFrom('', '12345', 'none', '202-555-0101', null), fc.string({ maxLength: 8 }))
const row = fc.record({
  phone: cell,
  firstName: fc.option(fc.string({ maxLength: 5 })),
  tags: fc.constantFrom('', 'east', 'east;west'),
  unknown: fc.constantFrom('', 'x'),
})

const notTaken = ['phone_missing', 'phone_invalid', 'duplicate_in_file', 'duplicate_in_workspace']

/** Every lead, page by page, doing something else between two pages. */
async function walk(world: People, query: object, meanwhile: () => Promise<unknown> = async () => {}): Promise<Lead[]> {
  const leads: Lead[] = []
  let cursor: string | undefined
  do {
    const { data } = await world.api.GET('/api/v1/leads', {
      params: { query: { ...query, ...(cursor && { cursor }) } },
    })
    leads.push(...(data?.data ?? []))
    cursor = data?.pagination.nextCursor ?? undefined
    await meanwhile()
  } while (cursor)
  return leads
}

/** What is done to leads, in any order. */
const action = fc.oneof(
  fc.record({ do: fc.constant('add' as const), phone, tags: fc.uniqueArray(tag), list: fc.nat({ max: 1 }) }),
  fc.record({ do: fc.constant('retag' as const), phone, tags: fc.uniqueArray(tag) }),
  fc.record({ do: fc.constant('delete' as const), phone }),
  fc.record({
    do: fc.constant('import' as const),
    rows: fc.array(row, { minLength: 1, maxLength: 4 }),
    list: fc.nat({ max: 1 }),
  }),
  fc.record({ do: fc.constant('drop' as const) }),
)

async function play(
  world: People,
  lists: string[],
  step: typeof action extends fc.Arbitrary<infer Step> ? Step : never,
) {
  const one = async (wanted: string) => (await world.leads({ phone: wanted }))[0]?.id ?? 'led_none'
  const remove = world.api
  if (step.do === 'add') return world.add(step.phone, { tags: step.tags }, lists[step.list])
  if (step.do === 'retag') return world.update(await one(step.phone), { tags: step.tags })
  if (step.do === 'import') return world.importRows(step.rows, { onDuplicate: 'update' }, lists[step.list])
  if (step.do === 'delete')
    return remove.POST('/api/v1/leads/bulk-delete', { body: { leadIds: [await one(step.phone)] } })
  const [dropped = ''] = lists.splice(1, 1, (await world.makeList(`List ${lists[1]}`)).id)
  return remove.DELETE('/api/v1/lead-lists/{leadListId}', world.inList(dropped))
}

describe('leadLists.importLeads', () => {
  test('counts every row once, and names each that was not taken', async () => {
    const rows = fc.array(row, { minLength: 1, maxLength: 15 })
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.uniqueArray(phone),
        fc.constantFrom('skip', 'update'),
        async (rows, known, onDuplicate) => {
          const world = await people()
          for (const each of known) await world.add(each)

          const { data } = await world.importRows(rows, { onDuplicate })

          expect(data).toBeDefined()
          const { total = -1, created = 0, updated = 0, duplicates = 0, invalid = 0, skipped = 0 } = data ?? {}
          const { errors = [], leadIds = [] } = data ?? {}
          const refused = errors.filter(({ code }) => notTaken.includes(code)).map(({ row }) => row)
          expect(total).toBe(rows.length)
          expect(created + updated + duplicates + invalid + skipped).toBe(total)
          expect(refused).toHaveLength(duplicates + invalid + skipped)
          expect(new Set(refused).size).toBe(refused.length)
          expect(errors.map(({ row }) => row)).toEqual(errors.map(({ row }) => row).toSorted((a, b) => a - b))
          expect(new Set(leadIds).size).toBe(leadIds.length)
          expect(await walk(world, {})).toHaveLength(known.length + created)
          expect(await world.leadList()).toMatchObject({ leadCount: known.length + created })
        },
      ),
      runs,
    )
  })
})

describe('counts', () => {
  test('equal what they count, whatever happens to leads and lists', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 15 }), async (steps) => {
        const world = await people()
        const lists = [world.list.id, (await world.makeList('London')).id]
        for (const step of steps) await play(world, lists, step)

        const leads = await walk(world, {})
        const tags = leads.flatMap((lead) => lead.tags)
        const counted = Object.fromEntries(tags.map((name) => [name, tags.filter((tag) => tag === name).length]))
        expect(await world.tags()).toEqual(counted)
        for (const leadListId of lists) {
          const members = leads.filter((lead) => lead.leadListIds.includes(leadListId))
          expect(await walk(world, { leadListId })).toEqual(members)
          expect(await world.leadList(leadListId)).toMatchObject({ leadCount: members.length })
        }
        expect(leads.flatMap((lead) => lead.leadListIds).filter((id) => !lists.includes(id))).toEqual([])
      }),
      runs,
    )
  })
})

describe('leads.list', () => {
  const sort = fc.constantFrom(
    'createdAt',
    '-createdAt',
    'lastContactedAt',
    '-lastContactedAt',
    'lastName',
    '-lastName',
  )
  const name = fc.constantFrom('Okafor', 'okafor', 'Ánh', 'zed', undefined)

  test('visits every lead exactly once while others are added and removed', async () => {
    const there = fc.uniqueArray(fc.record({ phone, name, later: fc.boolean() }), { selector: (lead) => lead.phone })
    await fc.assert(
      fc.asyncProperty(there, sort, fc.integer({ min: 1, max: 5 }), fc.nat(), async (there, sort, limit, doomed) => {
        const world = await people()
        for (const { phone, name, later } of there) {
          await world.add(phone, name === undefined ? {} : { lastName: name })
          world.workspace.advance(later ? '1s' : '0s')
        }
        const before = await walk(world, { limit: 100, sort })
        const victim = before[doomed % Math.max(1, before.length)]?.id
        let added = 0

        const seen = await walk(world, { limit, sort }, async () => {
          if (added === 5) return
          added += 1
          await world.add(`+1202555${9000 + added}`, { lastName: added % 2 ? 'Aa' : 'Zz' })
          if (victim) await world.api.POST('/api/v1/leads/bulk-delete', { body: { leadIds: [victim] } })
        })

        const stayed = before.map(({ id }) => id).filter((id) => id !== victim)
        const visited = seen.map(({ id }) => id)
        expect(new Set(visited).size).toBe(visited.length)
        expect(visited.filter((id) => stayed.includes(id))).toEqual(stayed)
      }),
      runs,
    )
  })

  test('finds exactly the leads whose text contains what is searched for', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', 'é', 'ß', '"', '*', ' ', '0', '😀', '\u0000'),
      maxLength: 6,
    })
    const company = text.filter((name) => name !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(company, { maxLength: 6 }), company, async (companies, search) => {
        const world = await people()
        for (const [index, company] of companies.entries()) await world.add(phones[index] ?? '', { company })

        const { data } = await world.api.POST('/api/v1/leads/bulk-delete', { body: { filter: { search } } })

        const readable = (name: string) => name.replaceAll('\u0000', ' ').toLowerCase()
        const texts = companies.map((name, index) => [readable(name), phones[index] ?? ''])
        const found = texts.filter((parts) => parts.some((part) => part.includes(readable(search))))
        expect(data?.succeeded).toBe(found.length)
      }),
      { numRuns: 100 },
    )
  })
})
