// The documented examples, about real things, sent to the mock server.
import { createMockServer } from '@rocketlead/mock-server'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { loadDescription } from '../src/description/index.ts'
import type { Call } from '../src/exchange/exchange.ts'
import { rocketlead } from '../src/recipes/index.ts'
import { type OpenWorldOptions, openWorld } from '../src/run/open-world.ts'
import { library } from './foreign/library.ts'
import { boxes, boxesFetch } from './open-world/boxes.ts'

const description = await loadDescription()
const ids = description.operations.map(({ id }) => id)
const foreign = await loadDescription(new URL('foreign/library.yaml', import.meta.url).href)
const apiKey = 'rl_test_world'

/** A workspace of its own, and a way to open a world in it. */
function setup() {
  const mock = createMockServer()
  onTestFinished(() => mock.close())
  const passTime = (time: string) => mock.workspace(apiKey).advance(time)
  const open = (options: OpenWorldOptions = { passTime }) =>
    openWorld({ description, fetch: mock.fetch, apiKey, ...options })
  return { mock, open }
}

/** A call without its texts. */
const formOf = (call: Call): string =>
  JSON.stringify(call, (_, value) => (typeof value === 'string' ? 'a text' : value), 2)

describe('exampleCall', async () => {
  const mock = createMockServer()
  const passTime = (time: string) => mock.workspace(apiKey).advance(time)
  const world = await openWorld({ description, fetch: mock.fetch, apiKey, passTime })
  afterAll(() => mock.close())

  test.each(ids)('of %s succeeds, and has the form of what is documented', async (id) => {
    const { documented, ready } = await world.exampleCall(id)
    const { status, body } = await world.call(id, ready)

    expect(`${status} ${status < 300 ? '' : JSON.stringify(body)}`).toMatch(/^2\d\d $/)
    expect(formOf(ready)).toBe(formOf(documented))
  })

  test('has the documented values, and other ids', async () => {
    const { documented, ready } = await world.exampleCall('campaigns.addLeads')

    expect(documented).toEqual({
      ...{ path: { campaignId: 'cmp_0kd2x4s5t6v7w8x9' }, query: {}, headers: {} },
      body: { type: 'application/json', value: { leadIds: ['led_0kd3y3z9a1b2c3d4'] } },
    })
    expect(ready.path.campaignId).not.toBe(documented.path.campaignId)
  })

  test('has another thing for each that is documented, in the state that it needs', async () => {
    const { ready } = await world.exampleCall('campaigns.bulkLeadAction')
    const { body } = await world.call('campaigns.bulkLeadAction', ready)

    expect(body).toMatchObject({ requested: 3, succeeded: 3 })
  })

  test('has the same thing for what is documented twice, and another for another', async () => {
    const { ready } = await (await openWorld({ description: boxes, fetch: boxesFetch() })).exampleCall('pour')

    expect(ready.path).toEqual({ boxId: 'box_1' })
    expect(ready.body?.value).toEqual({ intoBoxId: 'box_2', boxIds: ['box_1', 'box_3'], drops: 3 })
  })

  test('is about things that no other call is about', async () => {
    const deletion = await world.exampleCall('campaigns.delete')
    const reading = await world.exampleCall('campaigns.get')

    await world.must('campaigns.delete', deletion.ready)

    expect(await world.call('campaigns.get', reading.ready)).toMatchObject({ status: 200 })
  })

  test('finds names, numbers and addresses that an earlier world has not taken', async () => {
    const { open } = setup()
    const making = [
      ...['leadLists.create', 'leads.createCustomField', 'conversations.createTag'],
      ...['provision.start', 'provision.verify', 'knowledgeBase.createSource'],
    ]

    const statuses: number[] = []
    for (const each of [await open(), await open()])
      for (const id of making) statuses.push((await each.call(id, (await each.exampleCall(id)).ready)).status)

    expect(statuses).toEqual([201, 201, 201, 200, 200, 201, 201, 201, 201, 200, 200, 201])
  })

  test('pays what it needs, however often', async () => {
    const { open } = setup()
    const rich = await open()

    const statuses: number[] = []
    for (const id of Array.from({ length: 5 }, () => 'orders.create'))
      statuses.push((await rich.call(id, (await rich.exampleCall(id)).ready)).status)

    expect(statuses).toEqual([201, 201, 201, 201, 201])
  })

  test('tells what cannot be had without time going by', async () => {
    const { open } = setup()

    const making = (await open({})).exampleCall('accounts.register')

    await expect(making).rejects.toThrow('It takes a while until an order is delivered, and no time can be let pass.')
  })

  test('tells which operation may be meant', async () => {
    await expect(world.exampleCall('campaign.start')).rejects.toThrow('Did you mean campaigns.start?')
  })

  test.each(foreign.operations.map(({ id }) => id))('of an API without recipes: %s', async (id) => {
    const books = await openWorld({ ...library(), baseUrl: 'https://library.example/v2', description: foreign })

    const { documented, ready } = await books.exampleCall(id)

    expect(String((await books.call(id, ready)).status)).toMatch(/^2/)
    expect(formOf(ready)).toBe(formOf(documented))
  })
})

describe('openWorld', () => {
  test('says what is wrong with a server before anything is made', async () => {
    const { open } = setup()

    await expect(open({ apiKey: 'wrong' })).rejects.toThrow(/key/)
  })

  test('takes away what was made, and what was made by its calls', async () => {
    const { open } = setup()
    const world = await open()
    await world.exampleCall('campaigns.reorderSteps')
    await world.must('leadLists.create', { json: { name: 'Cafés, London' } })

    await world.close()

    expect(await world.must('campaigns.list')).toMatchObject({ data: [] })
    expect(await world.must('leadLists.list')).toMatchObject({ data: [] })
  })
})

test('there are no recipes for examples of operations that there are not', () => {
  expect(Object.keys(rocketlead.examples ?? {}).filter((id) => !ids.includes(id))).toEqual([])
})
