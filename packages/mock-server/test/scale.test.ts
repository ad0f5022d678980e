// A hundred thousand leads: every list, filter and sort is answered from an index, as SQLite's own plans say.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../src/store/database.ts'
import { setupCore } from './core.ts'

const leadCount = 100_000
const headers = { authorization: 'Bearer rl_test_1' }
const selects = new Set<string>()
let db: Database
let ids: Record<'list' | 'campaign' | 'account', string>

/** Notes every query that is prepared. */
function watched(database: Database): Database {
  db = database
  return {
    ...database,
    prepare(sql) {
      if (/^\s*select/i.test(sql)) selects.add(sql)
      return database.prepare(sql)
    },
  }
}

const { fetch } = setupCore(watched)

async function call(method: string, path: string, body?: unknown): Promise<Record<string, never>> {
  const isForm = body instanceof FormData
  const json = body !== undefined && !isForm ? { 'content-type': 'application/json' } : {}
  const sent = isForm ? body : JSON.stringify(body)
  const init = { method, headers: { ...headers, ...json }, ...(body !== undefined && { body: sent }) }
  const response = await fetch(`http://mock.test/api/v1${path}`, init)
  const answer = (await response.json()) as Record<string, never>
  expect([path, response.status]).toEqual([path, expect.toBeOneOf([200, 201])])
  return answer
}

function csv(): FormData {
  const rows = Array.from(
    { length: leadCount },
    (_, row) => `+1${2_025_000_000 + row},Ada,Last${row % 977},tag${row % 7}`,
  )
  const form = new FormData()
  form.set('file', new Blob([['phone,firstName,lastName,tags', ...rows].join('\n')], { type: 'text/csv' }), 'leads.csv')
  return form
}

beforeAll(async () => {
  await call('POST', '/provision/start', { phone: '+12025550101' })
  const account = await call('POST', '/provision/verify', {
    phone: '+12025550101',
    code: '123456',
    displayName: 'Juniper Coffee',
  })
  const list = await call('POST', '/lead-lists', { name: 'All' })
  const result = await call('POST', `/lead-lists/${list.id}/leads/import`, csv())
  expect(result).toMatchObject({ total: leadCount, created: leadCount })
  const campaign = await call('POST', '/campaigns', { name: 'Spring' })
  await call('POST', `/campaigns/${campaign.id}/leads`, { leadListIds: [list.id] })
  ids = { account: String(account.id), list: String(list.id), campaign: String(campaign.id) }
}, 180_000)

const sorts = ['createdAt', '-createdAt', 'lastContactedAt', '-lastContactedAt', 'lastName', '-lastName']
const filters = [
  '',
  'search=ada',
  'tag=tag3',
  'tag=tag3&tag=tag4',
  'status=new',
  'status=new&status=contacted',
  'phone=%2B12025000007',
  'createdFrom=2026-01-01T00:00:00Z&createdTo=2027-01-01T00:00:00Z',
  'campaignId={campaign}',
  'leadListId={list}',
  'search=last12&tag=tag3&status=new',
]
const queries = [
  ...sorts.flatMap((sort) => filters.map((filter) => `/leads?sort=${sort}&${filter}`)),
  ...sorts.map((sort) => `/lead-lists/{list}/leads?sort=${sort}`),
  '/lead-lists?sort=name',
  '/lead-lists?sort=leadCount',
  '/leads/tags',
  '/leads/custom-fields',
  ...['addedAt', 'lastContactedAt', 'nextSendAt'].map((sort) => `/campaigns/{campaign}/leads?sort=${sort}`),
  '/campaigns/{campaign}/leads?status=pending',
  '/campaigns/{campaign}/leads?tag=tag3',
  '/campaigns/{campaign}/leads?search=ada',
  '/campaigns',
  '/conversations',
  '/accounts',
  '/accounts/{account}/activity',
  '/agents',
  '/knowledge-base/sources',
  '/orders',
  '/credits/transactions',
]

describe(`with ${leadCount} leads`, () => {
  test.each(queries)('%s is answered from an index', async (query) => {
    selects.clear()

    await call(
      'GET',
      query.replace(/\{(\w+)\}/g, (_, name: keyof typeof ids) => ids[name]),
    )

    expect([...selects].flatMap((sql) => found(wholeTable, sql))).toEqual([])
  })

  // Of what a filter has found by its index, the page is sorted; without one, an index has the order already.
  test.each(sorts)('/leads?sort=%s is not even sorted', async (sort) => {
    selects.clear()

    await call('GET', `/leads?sort=${sort}`)

    expect([...selects].flatMap((sql) => found(sorting, sql))).toEqual([])
  })
})

const wholeTable = /^SCAN (?!.*(USING|VIRTUAL TABLE INDEX|CONSTANT ROW))/
const sorting = /TEMP B-TREE/

/** The steps of a query's plan that look like these. */
function found(steps: RegExp, sql: string): string[] {
  const values = Array.from({ length: sql.split('?').length - 1 }, () => null)
  return db
    .prepare(`explain query plan ${sql}`)
    .all(...values)
    .map(({ detail }) => String(detail))
    .filter((detail) => steps.test(detail))
    .map((detail) => `${detail} in: ${sql}`)
}
