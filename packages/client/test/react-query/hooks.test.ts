// @vitest-environment happy-dom
// In a page, since what components do cannot be seen on a server: fetch when they come, abort when they go.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { NotFoundError } from '../../src/index.ts'
import { queries } from '../../src/react-query.ts'
import { setup } from '../setup.ts'
import { leadPages } from './lead-pages.ts'
import { render } from './render.ts'

test('a query gives the data', async () => {
  const { rocketlead, requests } = setup(() => Response.json({ id: 'cmp_1', name: 'Spring' }))
  const api = queries(rocketlead)

  const { until } = render(() => useQuery(api.campaigns.get.query('cmp_1')))

  const { data } = await until(({ isSuccess }) => isSuccess)
  expect(data?.name).toBe('Spring')
  expect(requests.map(({ url }) => url)).toEqual(['https://rocketlead.example/api/v1/campaigns/cmp_1'])
})

test('a query ends its call when the component goes', async () => {
  let signal: AbortSignal | null | undefined
  const { rocketlead } = setup(undefined, {
    fetch: (_, init) => {
      signal = init.signal
      return new Promise(() => {})
    },
  })
  const api = queries(rocketlead)
  const { unmount } = render(() => useQuery(api.campaigns.get.query('cmp_1')))
  await vi.waitUntil(() => signal)

  unmount()

  await vi.waitUntil(() => signal?.aborted)
})

test('a query that fails is left to the retries of the client', async () => {
  const { rocketlead, requests } = setup(() => Response.json({ code: 'not_found' }, { status: 404 }))
  const api = queries(rocketlead)

  const { until } = render(() => useQuery(api.campaigns.get.query('cmp_1')))

  const { error } = await until(({ isError }) => isError)
  expect(error).toBeInstanceOf(NotFoundError)
  expect(requests).toHaveLength(1)
})

test('an infinite query goes from page to page to the end', async () => {
  const { rocketlead, asked } = leadPages()
  const api = queries(rocketlead)
  // Spread, as a component is only rendered again for what it read.
  const { until } = render(() => ({ ...useInfiniteQuery(api.leads.list.infinite({ tag: ['fair'] })) }))

  await (await until(({ isSuccess }) => isSuccess)).fetchNextPage()
  await (await until(({ data }) => data?.pages.length === 2)).fetchNextPage()

  const { data, hasNextPage } = await until(({ data }) => data?.pages.length === 3)
  expect(data?.pages.flatMap(({ data }) => data.map(({ id }) => id))).toEqual(['led_1', 'led_2', 'led_3'])
  expect(hasNextPage).toBe(false)
  expect(asked).toEqual(['?tag=fair', '?tag=fair&cursor=led_1', '?tag=fair&cursor=led_2'])
})

test('a mutation writes, and what it changed is read again', async () => {
  const campaign = { id: 'cmp_1', status: 'draft' }
  const { rocketlead } = setup(undefined, {
    fetch: (url) => {
      campaign.status = url.endsWith('/start') ? 'active' : campaign.status
      return Response.json(campaign)
    },
  })
  const api = queries(rocketlead)
  const { until } = render(() => {
    const cache = useQueryClient()
    const onSuccess = () => cache.invalidateQueries({ queryKey: api.campaigns.key() })
    const start = useMutation({ ...api.campaigns.start.mutation(), onSuccess })
    return { start, campaign: useQuery(api.campaigns.get.query('cmp_1')) }
  })
  const { start } = await until(({ campaign }) => campaign.data?.status === 'draft')

  start.mutate({ campaignId: 'cmp_1' })

  const after = await until(({ campaign }) => campaign.data?.status === 'active')
  expect(after.start.variables).toEqual({ campaignId: 'cmp_1' })
})
