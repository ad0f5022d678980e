import { describe, expect, test } from 'vitest'
import { meet, places, strike, type World } from './faults/world.ts'

const phones = ['+12025550141', '+12025550142', '+12025550143']
const csv = ['phone,firstName', ...phones.map((phone, index) => `${phone},Guest ${index}`)].join('\n')
const file = new Blob([csv], { type: 'text/csv' })

async function prepare(world: World) {
  const { id } = await world.rocketlead.leadLists.create({ name: 'Cafés' })
  const phonesIn = async () => {
    const leads = await world.rocketlead.leadLists.listLeads(id).toArray()
    return leads.map(({ phone }) => phone).sort()
  }
  return { ...world, listId: id, phonesIn }
}

/** The forms that were sent, each with its boundary. */
const forms = ({ sent }: World) =>
  Promise.all(
    sent
      .filter(({ url }) => url.endsWith('/import'))
      .map(async ({ init }) => [new Headers(init.headers).get('Content-Type'), await new Response(init.body).text()]),
  )

describe.each(places)('leadLists.importLeads %s', (_, place) => {
  test.each([
    ['whose connection is cut without an answer', { cut: true }],
    ['whose answer is cut in its middle', { breakage: 'cut_body' }],
    ['whose answer never ends', { breakage: 'endless_body' }],
    ["that gets a proxy's page", { breakage: 'html' }],
  ] as const)('imports a file once, by an attempt %s and another with the same bytes', async (_, fault) => {
    const world = await prepare(await meet(place))
    await strike(world, 'leadLists.importLeads', [{ ...fault, when: 'after' }])

    const { data, response } = await world.rocketlead.leadLists.importLeads(world.listId, { file }).withResponse()

    const [first, second, ...others] = await forms(world)
    expect(data).toMatchObject({ total: 3, created: 3, updated: 0, duplicates: 0, errors: [] })
    expect(response.headers.get('Idempotency-Replayed')).toBe('true')
    expect([second, others]).toEqual([first, []])
    expect(first?.[1]).toContain(csv)
    expect(await world.phonesIn()).toEqual(phones)
  })

  test('imports a file that did not get through at first', async () => {
    const world = await prepare(await meet(place))
    await strike(world, 'leadLists.importLeads', [{ cut: true }, { breakage: 'cut_body' }])

    const { data, response } = await world.rocketlead.leadLists.importLeads(world.listId, { file }).withResponse()

    expect([data.created, response.headers.get('Idempotency-Replayed')]).toEqual([3, null])
    expect(await world.phonesIn()).toEqual(phones)
  })

  test('imports a file once when the caller repeats the call, which draws another boundary', async () => {
    const world = await prepare(await meet(place))
    const options = { idempotencyKey: 'import-of-march' }
    const first = await world.rocketlead.leadLists.importLeads(world.listId, { file }, options)

    const again = await world.rocketlead.leadLists.importLeads(world.listId, { file }, options).withResponse()

    const [one, other] = await forms(world)
    expect(again.data).toEqual(first)
    expect(again.response.headers.get('Idempotency-Replayed')).toBe('true')
    expect(other).not.toEqual(one)
    expect(await world.phonesIn()).toEqual(phones)
  })
})
