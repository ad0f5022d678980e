import type { CallFault } from '../domain/faults.ts'
import { machineCodes, Problem } from '../domain/problem.ts'
import { readBytes } from './body.ts'
import { broken, standIn } from './breakage.ts'
import { type Endpoint, load } from './endpoint.ts'
import { begin, type Exchange, finish, identify, idOf, note, problemOf } from './exchange.ts'
import { faultHeader, readFaultHeader } from './fault-header.ts'
import { claim, printOf } from './idempotency.ts'
import type { Incoming } from './incoming.ts'
import type { AppOptions } from './options.ts'
import { type Answer, problemAnswer, successAnswer } from './respond.ts'
import type { Outcome, Route } from './route.ts'
import type { Match } from './router.ts'
import { dated, isUnanswered, StruckProblem, strike } from './strike.ts'
import { validateRequest, validateResponse } from './validate.ts'

/** A call of an operation: the request, and what its path says. */
interface Called extends Match {
  request: Incoming
}

/**
 * Answers a call: the key, the limit of the rate, a fault that strikes before, the operation, a fault that strikes after.
 *
 * @throws ConnectionCut, or the reason of a caller who gave up, when there is nothing to answer
 */
export async function answerCall(match: Match, request: Incoming, options: AppOptions): Promise<Answer> {
  const called = { ...match, request }
  const { route } = match.endpoint
  const exchange = begin(request, route, options)
  let release = () => {}
  /** Gives an answer to what is thrown too; only what leaves nothing to answer is thrown on. */
  const answered = async (run: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await run()
    } catch (error) {
      if (isUnanswered(error, request)) throw error
      const problem = error instanceof StruckProblem ? error.told : refusal(error, called, exchange, options)
      return problemAnswer(problem, idOf(exchange, options), exchange.format)
    }
  }
  const guarded = async () => {
    const apiKey = identify(exchange, options)
    limitRate(exchange)
    release = claim(options.running, apiKey, keyOf(called))
    const fault = faultFor(exchange, route)
    exchange.fault = fault
    if (fault?.when === 'before') await strike(fault, request.signal, options.wait)
    if (fault?.when === 'before' && fault.breakage) return standIn(fault)
    const answer = await answered(() => carryOut(called, exchange, apiKey, options))
    if (fault?.when === 'after') await strike(fault, request.signal, options.wait)
    return answer
  }
  try {
    return finish(exchange, spoilt(await answered(guarded), exchange.fault, options), options)
  } catch (error) {
    note(exchange, undefined, options)
    throw error
  } finally {
    release()
  }
}

/** What becomes of an answer by the fault that struck the call. */
function spoilt(answer: Answer, fault: CallFault | undefined, { endless, machineTime }: AppOptions): Answer {
  if (!fault) return answer
  const told = fault.retryAfterFormat === 'date' ? dated(answer, machineTime()) : answer
  return broken(told, fault, endless)
}

/** The idempotency key, where the operation takes one. */
const keyOf = ({ endpoint, request }: Called): string | undefined =>
  (endpoint.takesIdempotencyKey && request.header('idempotency-key')) || undefined

/** Counts the call against the limit of the rate, and tells on every answer how much is left. */
function limitRate({ traffic, headers }: Exchange): void {
  const rate = traffic?.countRequest()
  if (!rate) return
  headers['x-ratelimit-limit'] = String(rate.limit)
  headers['x-ratelimit-remaining'] = String(rate.remaining)
  headers['x-ratelimit-reset'] = String(rate.reset)
  if (rate.retryAfter === undefined) return
  const { limit, perSeconds, retryAfter } = rate
  const seconds = (count: number) => (count === 1 ? '1 second' : `${count} seconds`)
  throw new Problem(
    'rate_limited',
    `More than ${limit} requests in ${seconds(perSeconds)}. Try again in ${seconds(retryAfter)} of the workspace's time.`,
    { retryAfter },
  )
}

const faultHeaderName = faultHeader.toLowerCase()

/** The fault that the header or else a rule asks for; the control plane has none. */
function faultFor({ traffic, request }: Exchange, route: Route) {
  if (!traffic) return undefined
  const header = request.header(faultHeaderName)
  return header === undefined ? traffic.faultFor(route.id) : readFaultHeader(header)
}

async function carryOut(called: Called, exchange: Exchange, apiKey: string, options: AppOptions): Promise<Answer> {
  const { endpoint, request, values } = called
  const { api, route } = endpoint
  const idempotencyKey = keyOf(called)
  const validators = endpoint.loaded ?? (await load(endpoint, options.validateResponses))
  const bytes = await readBytes(request, route)
  exchange.bytes = bytes
  const input = validateRequest(endpoint, request, pathOf(endpoint, values), bytes, validators.request)
  return api.answer({
    route,
    input: input.file && api.prepare ? await api.prepare(route, input, input.file) : input,
    apiKey,
    idempotencyKey,
    print: idempotencyKey === undefined ? '' : printOf(route, request.path, input, bytes),
    finish(outcome: Outcome) {
      if (outcome instanceof Problem) return problemAnswer(documented(outcome, route), exchange.id, exchange.format)
      validateResponse(endpoint, outcome.status, outcome.body, validators.response)
      return successAnswer(outcome, route.answers)
    },
  })
}

const pathOf = ({ parameters }: Endpoint, values: readonly string[]): Record<string, string> =>
  Object.fromEntries(parameters.map((name, index) => [name, values[index] ?? '']))

/** An operation answers only with codes that it documents; another is a bug. */
function documented(problem: Problem, route: Route): Problem {
  if (isDocumented(problem, route)) return problem
  throw undocumented(problem, route)
}

const isDocumented = ({ code }: Problem, { codes }: Route): boolean =>
  codes.includes(code) || machineCodes.includes(code)

/** What is answered for something thrown; an undocumented problem is a bug like any other. */
function refusal(error: unknown, { endpoint: { route } }: Called, exchange: Exchange, options: AppOptions): Problem {
  const problem = problemOf(error, exchange, options)
  return isDocumented(problem, route) ? problem : problemOf(undocumented(problem, route), exchange, options)
}

const undocumented = ({ code }: Problem, { id }: Route): Error =>
  new Error(`${id} answered the problem ${code}, which the description does not list for it.`)
