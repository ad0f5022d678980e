import { MutationObserver, QueryClient } from '@tanstack/query-core'
import { describe, expect, test } from 'vitest'
import { queries } from '../../src/react-query.ts'
import { setup } from '../setup.ts'

const keysOf = (requests: Request[]) => requests.map(({ headers }) => headers.get('Idempotency-Key'))

/** Mutations whose first answer is lost. */
function losing() {
  const answers = [() => Promise.reject(new TypeError('fetch failed'))]
  const { rocketlead, requests } = setup(() => answers.shift()?.() ?? Response.json({ id: 'cmp_1' }))
  const options = { ...queries(rocketlead).campaigns.create.mutation(), retry: 1, retryDelay: 0 }
  return { mutation: new MutationObserver(new QueryClient(), options), requests }
}

describe('the idempotency key of a mutation', () => {
  test('is the same each time that TanStack Query tries it', async () => {
    const { mutation, requests } = losing()

    await mutation.mutate({ name: 'Spring' })

    const [first, second] = keysOf(requests)
    expect(requests).toHaveLength(2)
    expect(first).toMatch(/^\d+-\d+-\d+-\d+$/)
    expect(second).toBe(first)
  })

  test('is another one for the same variables the next time', async () => {
    const { mutation, requests } = losing()
    const variables = { name: 'Spring' }

    await mutation.mutate(variables)
    await mutation.mutate(variables)

    const [, second, third] = keysOf(requests)
    expect(third).not.toBe(second)
  })

  test('is made by the client where TanStack Query gives no context, as before 5.89', async () => {
    const { rocketlead, requests } = setup()

    await queries(rocketlead).campaigns.create.mutation().mutationFn({ name: 'Spring' })

    expect(keysOf(requests)).toEqual([expect.stringMatching(/^\d+-/)])
  })

  test('is not sent to operations that take none', async () => {
    const { rocketlead, requests } = setup()

    await queries(rocketlead).campaigns.pause.mutation().mutationFn({ campaignId: 'cmp_1' }, {})

    expect(keysOf(requests)).toEqual([null])
  })
})

test('options of a mutation are those of its calls', async () => {
  const { rocketlead, requests } = setup()
  const { mutationFn } = queries(rocketlead).campaigns.start.mutation({ headers: { 'X-Trace': 'abc' } })

  await mutationFn({ campaignId: 'cmp_1' }, {})

  expect(requests[0]?.headers.get('X-Trace')).toBe('abc')
  expect(requests[0]?.headers.get('Idempotency-Key')).not.toBeNull()
})
