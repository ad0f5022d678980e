import type { Hooks } from '@rocketlead/client'
import { describe, expect, test } from 'vitest'
import { meet, places, rejection, toldBy, type World } from './faults/world.ts'

const limit = 100
const phones = Array.from({ length: 250 }, (_, index) => `+1202555${String(1000 + index)}`)

async function prepare(world: World) {
  const { id } = await world.rocketlead.leadLists.create({ name: 'Cafés' })
  const file = new Blob([`phone\n${phones.join('\n')}`], { type: 'text/csv' })
  await world.rocketlead.leadLists.importLeads(id, { file })
  return world
}

/** A client whose pages are each struck at first, by one fault after the other, and the statuses that it was answered. */
function struckAtEachPage(world: World, faults: string[]) {
  const rest = [...faults]
  const setbacks: string[] = []
  const hooks: Hooks = {
    onRequest({ attempts, headers }) {
      const fault = attempts === 1 ? rest.shift() : undefined
      if (fault) headers.set('X-Mock-Fault', fault)
    },
    onRetry({ error, delay }) {
      setbacks.push(toldBy(error)[0])
      world.clock.foretell(delay)
    },
  }
  return { ...world.client(hooks), setbacks }
}

describe.each(places)('leads.list %s', (_, place) => {
  test.each([
    {
      faults: ['code=rate_limited; retryAfter=3', 'breakage=cut_body; after', 'cut'],
      errors: ['RateLimitError', 'ConnectionError', 'ConnectionError'],
    },
    {
      faults: ['breakage=html; after', 'breakage=endless_body; after', 'code=internal_error; after'],
      errors: ['ServerError', 'TimeoutError', 'ServerError'],
    },
    {
      faults: ['status=503; retryAfter=9; retryAfterFormat=date', 'status=500; breakage=broken_json', 'cut; after'],
      errors: ['ServerError', 'ServerError', 'ConnectionError'],
    },
  ])('gives every lead once over three pages that are struck with $errors', async ({ faults, errors }) => {
    const world = await prepare(await meet(place))
    const { leads, setbacks } = struckAtEachPage(world, faults)

    const listed = await leads.list({ limit }).toArray({ max: 2 * phones.length })

    expect(setbacks).toEqual(errors)
    expect(listed.map(({ phone }) => phone).sort()).toEqual(phones)
  })

  test('ends at a page whose JSON is broken, from where the page before goes on', async () => {
    const world = await prepare(await meet(place))
    const { leads, setbacks } = struckAtEachPage(world, ['', 'breakage=broken_json; after'])
    const first = await leads.list({ limit })

    const broken = await rejection(first.nextPage())
    const second = await first.nextPage()
    const third = await second.nextPage()

    const listed = [first, second, third].flatMap(({ data }) => data)
    expect(toldBy(broken)).toEqual(['RocketleadError', 'GET /api/v1/leads was answered 200 without JSON.'])
    expect([setbacks, third.hasNextPage()]).toEqual([[], false])
    expect(listed.map(({ phone }) => phone).sort()).toEqual(phones)
  })

  test('has given the leads of the pages before one whose JSON is broken, and no other', async () => {
    const world = await prepare(await meet(place))
    const { leads } = struckAtEachPage(world, ['', '', 'breakage=broken_json; after'])
    const given: string[] = []
    const walk = async () => {
      for await (const { phone } of leads.list({ limit })) given.push(phone)
    }

    const error = await rejection(walk())

    expect(error).toMatchObject({ name: 'RocketleadError', operation: 'leads.list', attempts: 1 })
    expect([given.length, new Set(given).size]).toEqual([200, 200])
  })
})
