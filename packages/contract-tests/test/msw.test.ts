import { ConnectionError, isApiError, Rocketlead } from '@rocketlead/client'
import { createHandlers } from '@rocketlead/client/msw'
import { createMockServer } from '@rocketlead/mock-server'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

const baseUrl = 'https://gateway.example/rocketlead'
const handlers = createHandlers(baseUrl)
const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

/** The client on the global `fetch`, behind which a mock server answers. */
function setup() {
  const apiKey = 'rl_test_msw'
  const mock = createMockServer()
  server.use(handlers.forward(mock.fetch))
  return { rocketlead: new Rocketlead({ apiKey, baseUrl }), workspace: mock.workspace(apiKey) }
}

const phone = '+12025550101'

describe('handlers that forward to the mock server', () => {
  test('play a story: a number, its leads, their file', async () => {
    const { rocketlead, workspace } = setup()
    await rocketlead.provision.start({ phone })
    const { id } = await rocketlead.provision.verify({ phone, code: '123456', displayName: 'Juniper' })
    const list = await rocketlead.leadLists.create({ name: 'Cafés' })
    const file = new File(['phone,firstName\n+12025550142,Amara\n'], 'leads.csv', { type: 'text/csv' })

    const result = await rocketlead.leadLists.importLeads(list.id, { file })
    const [lead] = await rocketlead.leadLists.listLeads(list.id).toArray()
    workspace.advance('3d')
    const { data } = await rocketlead.warmup.getStatus()

    expect(result).toMatchObject({ created: 1 })
    expect(lead).toMatchObject({ phone: '+12025550142', firstName: 'Amara' })
    expect(data).toMatchObject([{ accountId: id, day: 4 }])
  })

  test('let one operation fail, and the others go on', async () => {
    const { rocketlead } = setup()
    server.use(handlers.leadLists.create(({ problem }) => problem('name_taken')))

    const error = await rocketlead.leadLists.create({ name: 'Cafés' }).catch((thrown: unknown) => thrown)
    const lists = await rocketlead.leadLists.list().toArray()

    expect(isApiError(error, 'leadLists.create') && error.code).toBe('name_taken')
    expect(lists).toEqual([])
  })

  test('pass on what the mock server refuses', async () => {
    const { rocketlead } = setup()

    const error = await rocketlead.campaigns.get('cmp_1').catch((thrown: unknown) => thrown)

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('a fault of the mock server', () => {
  test.each(['cut', 'breakage=cut_body'])('%s is a lost connection here too', async (fault) => {
    const { rocketlead } = setup()
    const options = { headers: { 'X-Mock-Fault': fault }, retries: 0 }

    const reading = rocketlead.settings.get(options)

    await expect(reading).rejects.toThrow(ConnectionError)
  })
})

describe('createHandlers', () => {
  test('says as the mock server does where to find what was made', async () => {
    const { rocketlead } = setup()
    const made = await rocketlead.leadLists.create({ name: 'Cafés' }).withResponse()
    server.use(handlers.leadLists.create(({ example }) => ({ ...example, id: made.data.id })))

    const { response } = await rocketlead.leadLists.create({ name: 'Cafés' }).withResponse()

    expect(response.headers.get('Location')).toBe(made.response.headers.get('Location'))
  })
})
