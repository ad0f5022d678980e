import { queries } from '@rocketlead/client/react-query'
import { InfiniteQueryObserver, MutationObserver, QueryClient } from '@tanstack/query-core'
import { expect, test } from 'vitest'
import { setup } from './setup.ts'

test('an infinite query walks a list to its end, and shows what a mutation added', async () => {
  const { rocketlead } = setup()
  const api = queries(rocketlead)
  const cache = new QueryClient()
  const create = new MutationObserver(cache, {
    ...api.leadLists.create.mutation(),
    onSuccess: () => cache.invalidateQueries({ queryKey: api.leadLists.key() }),
  })
  for (const name of ['March', 'April', 'May']) await rocketlead.leadLists.create({ name })
  const pages = new InfiniteQueryObserver(cache, api.leadLists.list.infinite({ limit: 2 }))
  const stop = pages.subscribe(() => {})
  const names = () => pages.getCurrentResult().data?.pages.map(({ data }) => data.map(({ name }) => name))

  await pages.refetch()
  const { hasNextPage } = await pages.fetchNextPage()
  const before = names()
  const june = await create.mutate({ name: 'June' })
  const after = names()
  stop()

  expect(before).toEqual([['May', 'April'], ['March']])
  expect(hasNextPage).toBe(false)
  expect(june.name).toBe('June')
  expect(after).toEqual([
    ['June', 'May'],
    ['April', 'March'],
  ])
})
