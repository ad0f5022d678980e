import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Fetch } from '../src/run/options.ts'
import { runContract } from '../src/run/run.ts'
import { type Flaws, library } from './foreign/library.ts'

const description = fileURLToPath(new URL('foreign/library.yaml', import.meta.url))

/** A run of generated calls alone, and every request that it sent. */
async function fuzz(seed: number, flaws: Flaws = {}) {
  const { fetch, apiKey } = library(flaws)
  const sent: string[] = []
  const recorded: Fetch = (input, init) => {
    sent.push(`${init?.method} ${input} ${init?.body ?? ''}`)
    return fetch(input, init)
  }
  const options = { fetch: recorded, apiKey, description, baseUrl: 'https://library.example/v2', seed, maxExamples: 60 }
  const report = await runContract({ ...options, phases: ['fuzzing'] })
  return { report, sent }
}

describe('the phase fuzzing', () => {
  test('shrinks a failure to the smallest request that shows it', async () => {
    const { report } = await fuzz(0, { failsOverHundredPages: true })

    const [failure] = report.failures

    expect(failure).toMatchObject({ operation: 'changeBook', check: 'no-server-error' })
    expect(failure?.curl.at(-1)).toContain(`--data-raw '{"pages":101}'`)
  })

  test('makes the same calls for the same seed, and others for another', async () => {
    const [one, again, other] = await Promise.all([fuzz(1), fuzz(1), fuzz(2)])

    expect(one.sent.length).toBeGreaterThan(200)
    expect(again.sent).toEqual(one.sent)
    expect(other.sent).not.toEqual(one.sent)
  })

  test('makes as many cases as it was asked for', async () => {
    const { report } = await fuzz(0)

    const [phase] = report.phases

    // Five operations, of which two have a body that can be broken; those whose break is none are not sent.
    expect(phase?.cases).toBeGreaterThan(5 * 30)
    expect(phase?.cases).toBeLessThanOrEqual(5 * 60)
  })
})
