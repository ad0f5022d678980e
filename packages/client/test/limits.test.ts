import { describe, expect, test } from 'vitest'
import type { Limits } from '../src/index.ts'
import { rejection, setup } from './setup.ts'

const names: (keyof Limits)[] = ['timeout', 'totalTimeout', 'retries', 'maxRetryAfter']
const faults = [Number.NaN, -1, '5', true, {}, Number.NEGATIVE_INFINITY]
const cases = names.flatMap((name) => faults.map((fault) => [name, fault] as const))

describe.each(cases)('%s: %j', (name, fault) => {
  const limits = { [name]: fault } as Limits
  const message = `\`${name}\` must be a number from 0 on.`

  test('is refused for a client', () => {
    expect(() => setup(undefined, limits)).toThrow(message)
  })

  test('is refused for a call, and nothing is sent', async () => {
    const { rocketlead, requests } = setup()

    const error = await rejection(rocketlead.settings.get(limits))

    expect(error).toMatchObject({ name: 'RocketleadError', message })
    expect(requests).toEqual([])
  })
})

test('limits may be left out, be nothing, and be endless', async () => {
  const endless = Number.POSITIVE_INFINITY
  const { rocketlead, requests } = setup(undefined, { timeout: endless, totalTimeout: endless, retries: endless })

  await rocketlead.settings.get({ timeout: undefined as never, retries: 0, maxRetryAfter: 0 })

  expect(requests).toHaveLength(1)
})
