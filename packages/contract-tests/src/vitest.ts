import { describe, test } from 'vitest'
import type { Failure } from './report/report.ts'
import { createNotes } from './run/notes.ts'
import { createNumbers } from './run/numbers.ts'
import type { ContractOptions } from './run/options.ts'
import { planOf, type Step } from './run/plan.ts'
import { createSession, type Session } from './run/session.ts'
import { settingsOf } from './run/settings.ts'
import { createWorld, type TestWorld } from './world/world.ts'

/** Milliseconds that a test of the contract may take. */
const patience = 120_000

/**
 * Turns a run into tests: one for each operation and phase, and one for each sequence and rule, which are made in their
 * order. Call it where `describe` could stand.
 *
 * @param options those of `runContract`; mostly a `fetch` and an `apiKey`, or a `baseUrl`
 */
export function describeContract(options: ContractOptions): void {
  describe('the contract', async () => {
    const session = createSession(await settingsOf(options))
    const notes = createNotes()
    const world = createWorld(session, { ...createNumbers(), note: notes.add })
    const plan = planOf(session, notes.add)
    for (const phase of session.settings.phases)
      describe(phase, () => {
        for (const step of plan.filter((each) => each.phase === phase))
          test(step.name, { timeout: patience }, () => hold(step, session, world))
      })
  })
}

async function hold(step: Step, session: Session, world: TestWorld): Promise<void> {
  const known = session.failures.all().length
  session.phase = step.phase
  await step.run(world)
  const failures = session.failures.all().slice(known)
  if (failures.length > 0) throw new BrokenContract(failures)
}

/** An answer is not as the description says; the message tells of each, with what was sent. */
class BrokenContract extends Error {
  override name = 'BrokenContract'
  constructor(failures: readonly Failure[]) {
    super(failures.map(tell).join('\n\n'))
  }
}

const tell = ({ operation, case: name, message, expected, actual, curl }: Failure): string =>
  `${operation}, ${name}: ${message}\n  expected: ${expected}\n  actual:   ${actual}\n  ${curl.join('\n  ')}`
