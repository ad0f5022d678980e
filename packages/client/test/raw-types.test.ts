// How raw calls are typed. Nothing here is called: the type check is the test.
import { expectTypeOf, test } from 'vitest'
import type { AccountPage, Campaign, Order, OrderQuote, Rocketlead } from '../src/index.ts'

const path = '/api/v1/campaigns/{campaignId}'
const params = { path: { campaignId: 'cmp_1' } }

test('what a raw call answers is what the method answers', () => {
  const _ = async (rocketlead: Rocketlead) => {
    const { data } = await rocketlead.raw.GET(path, { params })
    expectTypeOf(data).toEqualTypeOf<Campaign>()

    const page = await rocketlead.raw.GET('/api/v1/accounts')
    expectTypeOf(page.data).toEqualTypeOf<AccountPage>()

    const ordered = await rocketlead.raw.POST('/api/v1/orders', { body: { items: [] } })
    expectTypeOf(ordered.data).toEqualTypeOf<Order | OrderQuote>()

    const deleted = await rocketlead.raw.DELETE(path, { params })
    expectTypeOf(deleted.data).toEqualTypeOf<undefined>()
  }
})

test('paths, parameters and bodies are checked', () => {
  const _ = (rocketlead: Rocketlead) => {
    // @ts-expect-error there is no such path
    rocketlead.raw.GET('/api/v1/invoices')
    // @ts-expect-error the path has no such method
    rocketlead.raw.PUT(path, { params })
    // @ts-expect-error the id is required
    rocketlead.raw.GET(path)
    // @ts-expect-error an id is a text
    rocketlead.raw.GET(path, { params: { path: { campaignId: 7 } } })
    // @ts-expect-error there is no such order
    rocketlead.raw.GET('/api/v1/accounts', { params: { query: { sort: 'size' } } })
    // @ts-expect-error there is no such parameter
    rocketlead.raw.GET('/api/v1/accounts', { params: { query: { colour: 'red' } } })
    // @ts-expect-error the operation takes no query
    rocketlead.raw.GET('/api/v1/settings', { params: { query: { limit: 5 } } })
    // @ts-expect-error the body is required
    rocketlead.raw.POST('/api/v1/campaigns', {})
    // @ts-expect-error the name is a text
    rocketlead.raw.POST('/api/v1/campaigns', { body: { name: 7 } })
    // @ts-expect-error the operation takes no body
    rocketlead.raw.GET(path, { params, body: { name: 'Spring' } })
  }
})

test('what may be left out can be, and forms can be sent', () => {
  const _ = (rocketlead: Rocketlead, form: FormData) => {
    const header = { 'Idempotency-Key': '5f0c2a4e' }
    rocketlead.raw.POST(`${path}/start`, { params: { ...params, header } })
    rocketlead.raw.GET('/api/v1/accounts', { params: { query: { status: ['connected'], limit: 5 } } })
    rocketlead.raw.POST(`${path}/media`, { params, body: form })
    // @ts-expect-error openapi-fetch would send it as JSON
    rocketlead.raw.POST(`${path}/media`, { params, body: { file: new Blob() } })
  }
})
