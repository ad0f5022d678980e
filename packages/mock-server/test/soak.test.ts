import { describe, expect, test } from 'vitest'
import { growthPerMinute, lowest } from './soak/memory.ts'
import { soak } from './soak/soak.ts'
import { succeeded } from './soak/tally.ts'

// `npm run soak` does it for ten minutes, and then looks at the memory too.
test('everything is called again and again while time flies, and the rules hold', async () => {
  const { tally, ended } = await soak({ seconds: 4, workspaces: 2, roundSeconds: 3 })

  expect(tally.failures).toEqual([])
  expect(ended).toEqual({ code: 0, complaints: '' })
  expect(tally.rounds).toBeGreaterThanOrEqual(2)
  expect(tally.struck).toBeGreaterThan(0)
  expect(tally.events).toBeGreaterThan(0)
  expect(succeeded(tally).length).toBeGreaterThan(60)
})

describe('growth', () => {
  const samples = (of: (second: number) => number) =>
    Array.from({ length: 120 }, (_, seconds) => ({ seconds, mebibytes: of(seconds) }))

  test('is none where memory goes up and down', () => {
    expect(Math.abs(growthPerMinute(samples((second) => 200 + (second % 10))))).toBeLessThan(0.5)
  })

  test('is seen at the lowest points', () => {
    const rising = samples((second) => 200 + second / 20 + (second % 20) * 10)

    expect(lowest(rising, 20)).toHaveLength(6)
    expect(growthPerMinute(lowest(rising, 20))).toBeCloseTo(3)
  })

  test('is what is added in a minute', () => {
    expect(growthPerMinute(samples((second) => 200 + second / 20))).toBeCloseTo(3)
  })
})
