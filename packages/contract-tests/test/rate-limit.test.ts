import { describe, expect, test } from 'vitest'
import { inProcess, meet } from './faults/world.ts'

const limit = 5

/** So many calls at once. The workspace's clock goes on as answers ask, as soon as every call that is left waits for it. */
async function burst(calls: number) {
  const world = await meet(inProcess, { rateLimit: { limit, perSeconds: 30 } })
  const delays: number[] = []
  let waiting: (() => void)[] = []
  let left = calls
  function goOn() {
    if (left === 0 || waiting.length < left) return
    world.workspace.advance(`${delays.at(-1)}ms`)
    for (const end of waiting) end()
    waiting = []
  }
  const { leadLists } = world.client({
    onRetry({ delay }) {
      delays.push(delay)
      world.clock.foretell(delay)
      return new Promise<void>((resolve) => {
        waiting.push(resolve)
        goOn()
      })
    },
  })
  const create = (_: unknown, index: number) =>
    leadLists.create({ name: `List ${index}` }).finally(() => {
      left--
      goOn()
    })
  const outcomes = await Promise.allSettled(Array.from({ length: calls }, create))
  world.workspace.advance('30s')
  const made = await world.rocketlead.leadLists.list({ limit: 100 }).toArray()
  return { outcomes, delays, made }
}

describe('a rate limit', () => {
  test('lets a burst through as its windows pass', async () => {
    const { outcomes, delays, made } = await burst(12)

    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 'fulfilled'))
    expect(new Set(made.map(({ name }) => name)).size).toBe(12)
    // Seven of twelve are too many for the first window, and two of seven for the second.
    expect(delays).toEqual(Array.from({ length: 7 + 2 }, () => 30_000))
  })

  test('fails the calls for which three windows have no room', async () => {
    const { outcomes, made } = await burst(3 * limit + 2)

    const failed = outcomes.filter(({ status }) => status === 'rejected')
    expect(failed).toMatchObject([
      { reason: { name: 'RateLimitError', attempts: 3, status: 429, retryAfter: 30 } },
      { reason: { name: 'RateLimitError', attempts: 3, status: 429, retryAfter: 30 } },
    ])
    expect(made).toHaveLength(3 * limit)
  })
})
