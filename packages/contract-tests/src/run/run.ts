import type { Phase, Report } from '../report/report.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { createNotes, type Notes } from './notes.ts'
import { createNumbers, type Numbers } from './numbers.ts'
import type { ContractOptions } from './options.ts'
import { planOf, type Step } from './plan.ts'
import { preflight } from './preflight.ts'
import { reportOf } from './report-of.ts'
import { createSession, type Session } from './session.ts'
import { settingsOf } from './settings.ts'

/**
 * Tests a server against its description.
 *
 * @throws CannotRun when the description, an option or the server is not usable
 */
export async function runContract(options: ContractOptions): Promise<Report> {
  const startedAt = new Date()
  const settings = await settingsOf(options)
  await preflight(settings)
  const session = createSession(settings)
  const run: Run = {
    session,
    notes: createNotes(),
    numbers: createNumbers(),
    startedAt,
    onProgress: options.onProgress,
  }
  const plan = planOf(session, run.notes.add)
  for (const phase of settings.phases)
    if (!session.ended())
      await runPhase(
        phase,
        plan.filter((step) => step.phase === phase),
        run,
      )
  return reportOf(session, run.notes.all(), startedAt)
}

interface Run {
  session: Session
  notes: Notes
  /** They count on through all phases and worlds of the run. */
  numbers: Numbers
  startedAt: Date
  onProgress: ContractOptions['onProgress']
}

async function runPhase(phase: Phase, steps: Step[], run: Run): Promise<void> {
  const { session } = run
  const began = performance.now()
  session.phase = phase
  const worlds = Array.from({ length: session.settings.workers }, () =>
    createWorld(session, { ...run.numbers, note: run.notes.add }),
  )
  const [together, apart] = [steps.filter(({ isApart }) => isApart), steps.filter(({ isApart }) => !isApart)]
  let done = 0
  const make = async (step: Step, world: TestWorld) => {
    if (session.ended()) return
    tell(phase, step.name, done, steps.length, run)
    await step.run(world)
    done++
  }
  const queue = together.values()
  const work = async (world: TestWorld) => {
    for (const step of queue) await make(step, world)
  }
  await Promise.all(worlds.map(work))
  const [world] = worlds
  for (const step of apart) if (world) await make(step, world)
  for (const each of worlds) await each.leave()
  tell(phase, '', steps.length, steps.length, run)
  const count = session.counts.get(phase)
  if (count) count.seconds = (performance.now() - began) / 1000
}

function tell(
  phase: Phase,
  subject: string,
  done: number,
  total: number,
  { session, onProgress, startedAt }: Run,
): void {
  if (!onProgress) return
  const requests = [...session.counts.values()].reduce((sum, each) => sum + each.requests, 0)
  const failures = session.failures.all().length
  onProgress({ phase, subject, done, total, requests, failures, seconds: (Date.now() - startedAt.getTime()) / 1000 })
}
