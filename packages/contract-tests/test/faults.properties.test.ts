import { RocketleadError } from '@rocketlead/client'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inProcess, meet, type World } from './faults/world.ts'

/** As the header X-Mock-Fault asks for them. */
const kinds = [
  'code=rate_limited; retryAfter=7',
  'code=rate_limited; retryAfter=7; retryAfterFormat=date',
  'code=rate_limited; retryAfter=3600',
  'code=internal_error',
  'status=503; breakage=broken_json',
  'cut',
  'breakage=cut_body',
  'breakage=endless_body',
  'breakage=broken_json',
  'breakage=html',
]

/** What befalls one attempt after the other, as far as it goes: nothing in one of three. */
const faults = fc.array(
  fc.option(
    fc.tuple(fc.constantFrom(...kinds), fc.constantFrom('before', 'after')).map((parts) => parts.join('; ')),
    { freq: 2, nil: undefined },
  ),
  { maxLength: 24 },
)
const calls = fc.integer({ min: 1, max: 8 })

interface Run {
  apiKey: string
  faults: (string | undefined)[]
  calls: number
}

/** Creates campaigns of different names in a new workspace: which were answered, what failed, and which there are. */
async function createAll({ client, clock }: World, { apiKey, faults, calls }: Run) {
  const rest = [...faults]
  const { campaigns } = client(
    {
      onRequest({ headers }) {
        const fault = rest.shift()
        if (fault) headers.set('X-Mock-Fault', fault)
      },
      onRetry: ({ delay }) => clock.foretell(delay),
    },
    apiKey,
  )
  const answered: string[] = []
  const errors: unknown[] = []
  for (let index = 0; index < calls; index++) {
    const call = campaigns.create({ name: `Campaign ${index}` })
    await call.then(
      ({ name }) => answered.push(name),
      (error: unknown) => errors.push(error),
    )
  }
  rest.length = 0
  const there = await campaigns.list({ limit: 100 }).toArray()
  return { answered, errors, there: there.map(({ name }) => name) }
}

/** More of them look further: `FC_RUNS=1000 FC_SEED=5 vitest run test/faults.properties`. A failure tells its seed. */
const numRuns = Number(process.env.FC_RUNS ?? 100)
const seed = Number(process.env.FC_SEED ?? 1)

describe('whatever befalls a run of creates', () => {
  test('each makes one campaign at most, and each that is answered makes one', async () => {
    const world = await meet(inProcess)
    let runs = 0

    await fc.assert(
      fc.asyncProperty(faults, calls, async (faults, calls) => {
        const { answered, errors, there } = await createAll(world, { apiKey: `rl_test_${runs++}`, faults, calls })

        expect(there.length).toBe(new Set(there).size)
        expect(there).toEqual(expect.arrayContaining(answered))
        expect(errors.filter((error) => !(error instanceof RocketleadError))).toEqual([])
      }),
      { numRuns, seed },
    )
  })
})
