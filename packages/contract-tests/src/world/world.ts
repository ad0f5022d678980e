import type { Operation } from '../description/description.ts'
import { isRecord } from '../description/pointer.ts'
import type { Call, Exchange } from '../exchange/exchange.ts'
import type { Performed, Session } from '../run/session.ts'
import type { Expectation, Trial } from '../run/trial.ts'
import { pathParameters, sourcesOf } from './derive.ts'
import { goodCall } from './good-call.ts'
import { createLeftovers } from './leftovers.ts'
import { filled, wanted } from './placeholders.ts'
import { type Answer, type CallInput, type Json, RecipeError, tried, type World } from './recipes.ts'
import { createThings } from './things.ts'

/** A world as the phases have it: calls with placeholders, and the things behind them. */
export interface TestWorld extends World {
  /** A call that should succeed; the same one until it did. */
  goodCall(operation: Operation): Promise<Call>
  /** Fills the placeholders of a call, sends it, and checks the answer. What is gone is made again once. */
  perform(trial: Trial): Promise<Performed>
  /** The same without keeping what is found. */
  look(trial: Trial): Promise<Performed>
  /** A call as it would be sent now. @throws RecipeError when something in it cannot be had */
  ready(call: Call): Promise<Call>
  /** The path parameters whose values can be had. */
  readonly parameters: readonly string[]
  /** Calls made in recipes and rules since it was last asked: what leads to where things are. */
  trail(): Exchange[]
  /** Takes account of what a call did: what it made, used up or took away. */
  settle(operation: Operation, sent: Call, exchange: Exchange): void
  /** Deletes what was made on the way and is of no use any more. */
  tidy(): Promise<void>
  /** Deletes everything that was made and can be deleted. */
  leave(): Promise<void>
}

export interface WorldOptions {
  /** Numbers that no other world of the run gives. */
  unique: (kind?: string) => number
  /** Lets them go on much higher. */
  leap: () => void
  /** Is told why something could not be made. */
  note: (operation: string | undefined, message: string) => void
  /** Lets time pass on the server, where that can be had. */
  passTime?: ((time: string) => unknown) | undefined
}

export function createWorld(session: Session, { unique, leap, note, passTime }: WorldOptions): TestWorld {
  const { alternatives } = session
  const { description, recipes, data, readOnly } = session.settings
  const sources = sourcesOf(description.operations)
  const parameters = [...new Set([...Object.keys(data), ...Object.keys(recipes.resources ?? {}), ...sources.keys()])]
  const things = createThings({ session, sources, world: () => world, leap })
  const leftovers = createLeftovers(description.operations)
  const good = new Map<string, Call>()
  const broken = new Set<string>()
  let steps: Exchange[] = []

  function operationOf(id: string): Operation {
    const operation = session.operation(id)
    if (operation) return operation
    throw new RecipeError(`A recipe calls ${id}, which the description does not have.`)
  }

  async function carryOut(id: string, input: CallInput, expect: Expectation): Promise<Exchange> {
    const operation = operationOf(id)
    const call = callFrom(input)
    const { exchange } = await session.perform({ operation, name: 'a step of a recipe', call, expect }, steps)
    steps.push(exchange)
    leftovers.note(operation, call.path, exchange)
    return exchange
  }

  const call = async (id: string, input: CallInput = {}): Promise<Answer> =>
    answerOf(await carryOut(id, input, { kind: 'any' }))

  async function must(id: string, input: CallInput = {}): Promise<Json> {
    const { status, body } = await call(id, input)
    if (status >= 200 && status < 300) return body
    const told = `${status}${body?.code ? ` ${body.code}` : ''}`
    throw new RecipeError(`${id} answered ${told} where a recipe needs a success.`, status)
  }

  async function goodCallOf(operation: Operation): Promise<Call> {
    const known = good.get(operation.id)
    if (known) return known
    const recipe = readOnly ? undefined : recipes.calls?.[operation.id]
    const made = (recipe && (await byRecipe(operation.id, recipe))) ?? goodCall(operation, { alternatives, parameters })
    good.set(operation.id, made)
    return made
  }

  async function byRecipe(id: string, recipe: (world: World) => Promise<CallInput>): Promise<Call | undefined> {
    if (broken.has(id)) return undefined
    try {
      return callFrom(await tried(() => recipe(world)))
    } catch (error) {
      if (!(error instanceof RecipeError)) throw error
      broken.add(id)
      note(id, error.message)
      return undefined
    }
  }

  async function ready(call: Call): Promise<Call> {
    const inPath = await things.all(wanted(call.path))
    const elsewhere = await things.all(wanted([call.query, call.body?.value, Object.values(call.headers)]))
    return filled(call, { ...elsewhere, ...inPath }) as Call // filling changes texts only
  }

  function settle(operation: Operation, sent: Call, exchange: Exchange): void {
    leftovers.note(operation, sent.path, exchange)
    const { status = 0 } = exchange.response ?? {}
    const isDone = status >= 200 && status < 300
    if (isDone && operation.method === 'DELETE') things.forget(new Set(innermost(operation, sent)))
    if (isDone ? operation.method !== 'GET' : isLost(exchange)) good.delete(operation.id)
    if (isLost(exchange)) things.forget(new Set(textsIn([sent.path, sent.query, sent.body?.value])))
  }

  async function attempt(trial: Trial, send: (ready: Trial) => Promise<Performed>): Promise<Performed> {
    const sent = await ready(trial.call)
    const performed = await send({ ...trial, call: sent })
    // What others are answered says nothing of what is here.
    if (trial.method === undefined && !('credentials' in trial)) settle(trial.operation, sent, performed.exchange)
    return performed
  }

  const world: TestWorld = {
    ...{ call, must, unique, ready, settle, parameters, make: things.make, get: things.get },
    ...(passTime && { passTime: async (time) => void (await passTime(time)) }),
    good: async (id) => inputFrom(await ready(await goodCallOf(operationOf(id)))),
    goodCall: goodCallOf,
    async perform(trial) {
      if (trial.expect.kind !== 'accepted' || wanted(trial.call.path).length === 0)
        return attempt(trial, (each) => session.perform(each))
      const first = await attempt(trial, (each) => session.look(each))
      // Another trial may have taken away what this one is about.
      if (first.exchange.response?.status === 404) return attempt(trial, (each) => session.perform(each))
      const { operation, name } = trial
      for (const finding of first.findings)
        session.keep({ operation, case: name, finding, exchange: first.exchange, before: [] })
      return first
    },
    look: (trial) => attempt(trial, (each) => session.look(each)),
    trail() {
      const all = steps
      steps = []
      return all
    },
    async tidy() {
      if (readOnly) return
      const inUse = new Set([...things.values(), ...textsIn([...good.values()])])
      for (const { remove, ids } of leftovers.take(inUse)) {
        if (session.ended()) return
        const removal = { operation: remove, name: 'tidying up', call: callFrom({ path: ids }) }
        await session.look({ ...removal, expect: { kind: 'any' } })
      }
    },
    async leave() {
      things.clear()
      good.clear()
      await world.tidy()
    },
  }
  return world
}

/** Whether something that a call is about is gone, or is in a state in which it is of no more use. */
function isLost({ response }: Exchange): boolean {
  if (!response) return false
  if (response.status === 404 || response.status === 409) return true
  const code = isRecord(response.json) ? String(response.json.code) : ''
  return response.status === 422 && /reference|not_found|unknown_id/.test(code)
}

/** Of a path the value of its last parameter: that is what an operation on it takes away. */
const innermost = ({ path }: Operation, sent: Call): string[] =>
  pathParameters(path)
    .slice(-1)
    .map((name) => String(sent.path[name]))

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  const inner = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : []
  return inner.flatMap(textsIn)
}

export function callFrom({ path = {}, query = {}, headers = {}, json, body }: CallInput): Call {
  const sent = body ?? (json === undefined ? undefined : { type: 'application/json', value: json })
  return { path, query, headers, ...(sent && { body: sent }) }
}

const inputFrom = ({ path, query, headers, body }: Call): CallInput => ({ path, query, headers, ...(body && { body }) })

const answerOf = ({ response }: Exchange): Answer => ({
  status: response?.status ?? 0,
  headers: response?.headers ?? {},
  body: response?.json,
})
