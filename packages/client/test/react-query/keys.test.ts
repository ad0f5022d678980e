import { QueryClient, type QueryKey } from '@tanstack/query-core'
import { describe, expect, test } from 'vitest'
import { createClient, leads } from '../../src/index.ts'
import { queries } from '../../src/react-query.ts'
import { apiKey, baseUrl, setup } from '../setup.ts'

const { rocketlead } = setup()
const api = queries(rocketlead)

/** The keys that a key finds in a cache with some queries of leads and campaigns. */
function found(queryKey: readonly unknown[]) {
  const cache = new QueryClient()
  const keys: QueryKey[] = [
    api.leads.list.query(),
    api.leads.list.query({ tag: ['fair'], limit: 5 }),
    api.leads.list.infinite({ tag: ['fair'] }),
    api.leads.listTags.query(),
    api.campaigns.get.query('cmp_1'),
    api.campaigns.listLeads.query('cmp_1', { tag: 'fair' }),
    api.campaigns.listLeads.infinite('cmp_2'),
  ].map(({ queryKey }) => queryKey)
  for (const key of keys) cache.setQueryData(key, {})
  return cache
    .getQueryCache()
    .findAll({ queryKey })
    .map(({ queryKey }) => JSON.stringify(queryKey.slice(1)))
}

describe('a key', () => {
  test('names the operation and its arguments', () => {
    expect(api.campaigns.listLeads.query('cmp_1', { tag: 'fair' }).queryKey).toEqual([
      'rocketlead',
      'campaigns',
      'listLeads',
      { campaignId: 'cmp_1', query: { tag: 'fair' } },
    ])
  })

  test('of a page is not that of all pages, whose data has another shape', () => {
    expect(api.leads.list.query().queryKey).not.toEqual(api.leads.list.infinite().queryKey)
  })

  test('of everything finds everything', () => {
    expect(found(api.key())).toHaveLength(7)
  })

  test('of a section finds its queries', () => {
    expect(found(api.leads.key())).toEqual([
      '["leads","list"]',
      '["leads","list",{"query":{"tag":["fair"],"limit":5}}]',
      '["leads","list",{"query":{"tag":["fair"]},"infinite":true}]',
      '["leads","listTags"]',
    ])
  })

  test('of an operation finds its queries, whatever their arguments', () => {
    expect(found(api.campaigns.listLeads.key())).toEqual([
      '["campaigns","listLeads",{"campaignId":"cmp_1","query":{"tag":"fair"}}]',
      '["campaigns","listLeads",{"campaignId":"cmp_2","infinite":true}]',
    ])
  })

  test('with arguments finds those that have them, pages and all pages alike', () => {
    expect(found(api.leads.list.key({ tag: ['fair'] }))).toEqual([
      '["leads","list",{"query":{"tag":["fair"],"limit":5}}]',
      '["leads","list",{"query":{"tag":["fair"]},"infinite":true}]',
    ])
    expect(found(api.campaigns.listLeads.key('cmp_1'))).toEqual([
      '["campaigns","listLeads",{"campaignId":"cmp_1","query":{"tag":"fair"}}]',
    ])
  })

  test('of a mutation is that of its operation', () => {
    expect(api.campaigns.start.mutation().mutationKey).toEqual(api.campaigns.start.key())
  })

  test('begins with the scope, so that two workspaces can share a cache', () => {
    const other = queries(rocketlead, 'workspace-2')

    expect(other.key()).toEqual(['workspace-2'])
    expect(other.leads.list.query().queryKey).toEqual(['workspace-2', 'leads', 'list'])
  })
})

test('a client with some sections gives only theirs', () => {
  const api = queries(createClient({ leads }, { apiKey, baseUrl }))

  expect(Object.keys(api.leads)).toContain('list')
  expect(api).not.toHaveProperty('campaigns')
})
