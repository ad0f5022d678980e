import { describe, expect, test } from 'vitest'
import { directory } from './directory.ts'
import { daysOf, disorderIn, hashOf } from './worker/events.ts'
import { byAdvances, byAlarms, differenceOf, type Month, onNode } from './worker-month/month.ts'

const keys = [1, 2, 3]

// `npm run sandbox:month` does it with 200 campaigns of 100 keys.
describe.each<[string, (data: string) => Promise<Month>]>([
  ['that is advanced day by day', (data) => byAdvances(keys, data)],
  ['that goes by with nobody asking', (data) => byAlarms(keys, data, 10)],
])('a month of six campaigns of a Worker, %s', (_, played) => {
  test('is the month of the server on Node, event by event', { timeout: 240_000 }, async () => {
    const node = await onNode(keys)

    const month = await played(directory())

    expect(Math.min(...month.map(daysOf))).toBeGreaterThan(20)
    expect(month.flatMap(disorderIn)).toEqual([])
    expect(differenceOf(node, month)).toEqual({ lost: 0, more: 0 })
    expect(hashOf(month)).toBe(hashOf(node))
  })
})
