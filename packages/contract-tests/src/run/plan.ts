import type { Operation } from '../description/description.ts'
import { coverage } from '../phases/coverage/index.ts'
import { examples } from '../phases/examples.ts'
import { fuzzing } from '../phases/fuzzing/index.ts'
import type { Note } from '../phases/phase.ts'
import { provoke } from '../phases/provoke.ts'
import { statefulSteps } from '../phases/stateful/index.ts'
import type { Phase } from '../report/report.ts'
import { RecipeError } from '../world/recipes.ts'
import type { TestWorld } from '../world/world.ts'
import type { Session } from './session.ts'

/** One piece of a run, that can be made by itself. */
export interface Step {
  phase: Phase
  /** What it is about, such as an operation's id. */
  name: string
  /** Whether it may be made at the same time as others: what is told of whole lists may not. */
  isApart: boolean
  run(world: TestWorld): Promise<void>
}

/** The pieces of a run, in their order. */
export function planOf(session: Session, note: Note): Step[] {
  for (const { id } of session.settings.operations.filter(isEndless))
    note(id, 'It answers with a stream of events, which has no end, and was not tried.')
  return session.settings.phases.flatMap((phase) => stepsOf(phase, session, note).map((step) => guarded(step, note)))
}

/** A stream of events goes on as long as somebody listens. */
const isEndless = ({ responses }: Operation): boolean =>
  Object.values(responses).some(({ media }) => media.some(({ type }) => type === 'text/event-stream'))

const ofOperations = { examples, coverage, fuzzing }

function stepsOf(phase: Phase, session: Session, note: Note): Step[] {
  const { provoke: asked } = session.settings
  const operations = session.settings.operations.filter((operation) => !isEndless(operation))
  if (phase === 'stateful') return statefulSteps(operations, session, note)
  const steps = operations.map((operation): Step => {
    const run = (world: TestWorld) => ofOperations[phase]({ operation, session, world, note })
    return { phase, name: operation.id, isApart: true, run }
  })
  return steps.concat(asked && phase === 'coverage' ? [provoking()] : [])

  function provoking(): Step {
    const run = (world: TestWorld) => provoke(session, world, operations, note)
    return { phase, name: 'problems that a header asks for', isApart: false, run }
  }
}

/** A prerequisite that is missing is no failure of what needed it. */
const guarded = (step: Step, note: Note): Step => ({
  ...step,
  async run(world) {
    try {
      await step.run(world)
      await world.tidy()
    } catch (error) {
      if (!(error instanceof RecipeError)) throw error
      note(step.name.split(':', 1)[0], `Not everything was tried: ${error.message}`)
    }
  },
})
