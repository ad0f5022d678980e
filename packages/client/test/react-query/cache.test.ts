// Without a page to render in, as Vue, Svelte and Solid Query use the same core.
import { dehydrate, hydrate, InfiniteQueryObserver, QueryClient } from '@tanstack/query-core'
import { describe, expect, test } from 'vitest'
import { queries } from '../../src/react-query.ts'
import { setup } from '../setup.ts'
import { leadPages } from './lead-pages.ts'

describe('pages in a cache', () => {
  test('are those that the client gives, one after the other', async () => {
    const { rocketlead, asked } = leadPages()
    const cache = new QueryClient()

    const { pages, pageParams } = await cache.fetchInfiniteQuery({
      ...queries(rocketlead).leads.list.infinite({ tag: ['fair'] }),
      pages: 5,
    })

    expect(pages.flatMap(({ data }) => data.map(({ id }) => id))).toEqual(['led_1', 'led_2', 'led_3'])
    expect(pageParams).toEqual([null, 'led_1', 'led_2'])
    expect(asked).toEqual(['?tag=fair', '?tag=fair&cursor=led_1', '?tag=fair&cursor=led_2'])
  })

  test('begin at the cursor of the query', async () => {
    const { rocketlead, asked } = leadPages()

    await new QueryClient().fetchInfiniteQuery(queries(rocketlead).leads.list.infinite({ cursor: 'led_1' }))

    expect(asked).toEqual(['?cursor=led_1'])
  })

  test.each([undefined, {}, { nextCursor: '' }, { nextCursor: 'led_1' }])(
    'end where the service names no other page: %o',
    (pagination) => {
      const { getNextPageParam } = queries(setup().rocketlead).leads.list.infinite()

      // The service may answer what the types do not say.
      expect(getNextPageParam({ data: [], pagination } as never, [], 'led_1')).toBeNull()
    },
  )

  test('stay the same objects when they are fetched again and have not changed', async () => {
    const { rocketlead, asked } = leadPages()
    const cache = new QueryClient()
    const { infinite, query } = queries(rocketlead).leads.list

    const fetchBoth = () => Promise.all([cache.fetchInfiniteQuery(infinite()), cache.fetchQuery(query())])
    const cached = () => [infinite().queryKey, query().queryKey].map((key) => cache.getQueryState(key)?.data)

    await fetchBoth()
    const [all, page] = cached()
    await fetchBoth()
    const [allAgain, pageAgain] = cached()

    expect(asked).toHaveLength(4)
    expect(all).toBeDefined()
    expect(allAgain).toBe(all)
    expect(page).toBeDefined()
    expect(pageAgain).toBe(page)
  })

  test('are plain data, without the methods that a copy would lose', async () => {
    const { rocketlead } = leadPages()

    const page = await new QueryClient().fetchQuery(queries(rocketlead).leads.list.query())

    expect(Object.getOwnPropertyNames(page)).toEqual(['data', 'pagination'])
  })

  test('go on where they were after they were stored as JSON', async () => {
    const { rocketlead, asked } = leadPages()
    const options = queries(rocketlead).leads.list.infinite()
    const before = new QueryClient()
    await before.fetchInfiniteQuery({ ...options, pages: 2 })
    const stored = JSON.stringify(dehydrate(before))

    const cache = new QueryClient()
    hydrate(cache, JSON.parse(stored))
    const { data, hasNextPage } = await new InfiniteQueryObserver(cache, options).fetchNextPage()

    expect(cache.getQueryData(options.queryKey)).toEqual(data)
    expect(data?.pages.map(({ data }) => data[0]?.id)).toEqual(['led_1', 'led_2', 'led_3'])
    expect(hasNextPage).toBe(false)
    expect(asked).toEqual(['', '?cursor=led_1', '?cursor=led_2'])
  })
})
