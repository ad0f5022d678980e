import type { Finding } from '../checks/check.ts'
import { check, type Outcome } from '../checks/index.ts'
import type { Description, Operation } from '../description/description.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { type Credentials, requestOf } from '../exchange/request.ts'
import { send } from '../exchange/send.ts'
import type { Phase, PhaseReport } from '../report/report.ts'
import { type Alternatives, alternativesIn } from '../schema/alternatives.ts'
import { type Validators, validatorsOf } from '../schema/validate.ts'
import type { Recipes } from '../world/recipes.ts'
import { createFailures, type Failures, type Met } from './failures.ts'
import type { Fetch } from './options.ts'
import { CannotRun } from './options.ts'
import { createPace, type Pace } from './pace.ts'
import { createTally, type Tally } from './tally.ts'
import type { Trial } from './trial.ts'

/** What a run is made with, every option settled. */
export interface Settings {
  description: Description
  /** Those that are to be tried. */
  operations: readonly Operation[]
  recipes: Recipes
  data: Readonly<Record<string, string>>
  baseUrl: string
  fetch: Fetch
  apiKey: string | undefined
  otherApiKey: string | undefined
  phases: readonly Phase[]
  readOnly: boolean
  seed: number
  maxExamples: number
  workers: number
  rate: number | undefined
  timeout: number
  timeLimit: number | undefined
  maxResponseTime: number | undefined
  maxFailures: number
  skipChecks: readonly string[]
  provoke: { name: string; value: string } | undefined
  signal: AbortSignal | undefined
}

/** A run under way: what everything in it shares. */
export interface Session {
  readonly settings: Settings
  readonly validators: Validators
  readonly alternatives: Alternatives
  readonly tally: Tally
  readonly failures: Failures
  readonly counts: Map<Phase, PhaseReport>
  /** The phase that is under way. */
  phase: Phase
  /** Why no more is to be tried; undefined while the run goes on. */
  ended(): 'time limit' | 'stopped' | 'unreachable' | undefined
  /** Whether nothing more is to be tried of an operation: the run has ended, or the operation does not answer. */
  isOver(operation: Operation): boolean
  /** Sends a call that holds no placeholder any more, checks the answer and counts it. Gives what was found too. */
  perform(trial: Trial, before?: readonly Exchange[]): Promise<Performed>
  /** Sends, and checks without keeping what is found. */
  look(trial: Trial): Promise<Performed>
  /** Keeps something that was found by looking at several answers. */
  keep(found: Omit<Met, 'phase'>): void
  operation(id: string): Operation | undefined
}

export interface Performed {
  exchange: Exchange
  findings: Finding[]
}

/** So many calls in a row without an answer: of one operation, and it is left alone; of all, and the server is gone. */
const patience = { operation: 3, server: 10 }

export function createSession(
  settings: Settings,
  validators: Validators = validatorsOf(settings.description.document),
): Session {
  const { description, operations } = settings
  const alternatives = alternativesIn(description.document)
  const tally = createTally(operations, alternatives)
  const failures = createFailures()
  const pace = createPace(settings)
  const byId = new Map(description.operations.map((operation) => [operation.id, operation]))
  const counts = new Map(
    settings.phases.map((phase) => [phase, { phase, cases: 0, requests: 0, checks: 0, failures: 0, seconds: 0 }]),
  )
  const began = performance.now()
  let silent = 0
  const silentIn = new Map<string, number>()

  const session: Session = {
    ...{ settings, validators, alternatives, tally, failures, counts },
    phase: settings.phases[0] ?? 'examples',
    ended() {
      if (settings.signal?.aborted) return 'stopped'
      if (failures.all().length >= settings.maxFailures) return 'stopped'
      if (silent >= patience.server) return 'unreachable'
      const seconds = (performance.now() - began) / 1000
      return settings.timeLimit !== undefined && seconds > settings.timeLimit ? 'time limit' : undefined
    },
    isOver: ({ id }) => session.ended() !== undefined || (silentIn.get(id) ?? 0) >= patience.operation,
    async perform(trial, before = []) {
      const performed = await session.look(trial)
      for (const finding of performed.findings)
        session.keep({ operation: trial.operation, case: trial.name, finding, exchange: performed.exchange, before })
      return performed
    },
    async look(trial) {
      if (settings.readOnly && (trial.method ?? trial.operation.method) !== 'GET')
        throw new CannotRun(`${trial.operation.id} writes, and nothing may be written.`)
      const exchange = await sent(trial, settings, pace)
      const isAnswered = exchange.response !== undefined || settings.signal?.aborted === true
      silent = isAnswered ? 0 : silent + 1
      silentIn.set(trial.operation.id, isAnswered ? 0 : (silentIn.get(trial.operation.id) ?? 0) + 1)
      tally.note(trial, trial.call, exchange.response)
      const outcome = outcomeOf(exchange, trial, session)
      const count = counts.get(session.phase)
      if (count) {
        count.requests++
        count.checks += outcome.count
      }
      return { exchange, findings: settings.signal?.aborted ? [] : outcome.findings }
    },
    keep(found) {
      if (settings.skipChecks.includes(found.finding.check)) return
      if (!failures.add({ ...found, phase: session.phase })) return
      tally.failed(found.operation.id, found.exchange.response?.status)
      const count = counts.get(session.phase)
      if (count) count.failures++
    },
    operation: (id) => byId.get(id),
  }
  return session
}

async function sent(trial: Trial, settings: Settings, pace: Pace): Promise<Exchange> {
  const { operation, call, method } = trial
  const credentials: Credentials =
    'credentials' in trial ? trial.credentials : settings.apiKey === undefined ? undefined : { key: settings.apiKey }
  const request = requestOf(operation, call, settings.baseUrl, credentials, method)
  return pace(() => send(request, settings), trial.expect.kind === 'provoked')
}

function outcomeOf({ response, trouble }: Exchange, trial: Trial, { settings, validators }: Session): Outcome {
  const { apiKey, maxResponseTime, skipChecks, recipes } = settings
  const always = recipes.always ?? []
  if (response) return check({ trial, response, validators, apiKey, maxResponseTime, always }, skipChecks)
  const message = `There was no usable answer. ${trouble}`
  return { findings: [{ check: 'answered', message, expected: 'an answer', actual: trouble ?? 'none' }], count: 1 }
}
