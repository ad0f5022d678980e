// What is made by chance of the Rocketlead description: nearly all of it has to be of use.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadDescription } from '../src/description/index.ts'
import { isValid, validCalls } from '../src/phases/fuzzing/calls.ts'
import type { Scene } from '../src/phases/phase.ts'
import { createNumbers } from '../src/run/numbers.ts'
import { createSession } from '../src/run/session.ts'
import { settingsOf } from '../src/run/settings.ts'
import { createWorld } from '../src/world/world.ts'

const description = await loadDescription()
const settings = await settingsOf({ description, fetch: async () => new Response(), seed: 0 })
const session = createSession(settings)
const world = createWorld(session, { ...createNumbers(), note() {} })

test.each(description.operations.map((operation) => [operation.id, operation] as const))(
  'calls of %s are as described',
  (_, operation) => {
    const scene: Scene = { operation, session, world, note() {} }

    const calls = fc.sample(validCalls(scene), { numRuns: 40, seed: Number(process.env.FC_SEED ?? 1) })

    expect(calls.filter((call) => isValid(call, scene)).length).toBeGreaterThanOrEqual(36)
  },
)
