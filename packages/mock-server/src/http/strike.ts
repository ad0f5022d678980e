import { problems } from '../../generated/problems.ts'
import type { CallFault } from '../domain/faults.ts'
import { Problem, type ProblemCode } from '../domain/problem.ts'
import { after, second } from '../domain/time.ts'
import { type Incoming, isGivenUp } from './incoming.ts'
import { reasonOf } from './reason.ts'
import type { Answer, Told } from './respond.ts'

/** Waits that many milliseconds of real time, or less if the signal says that nobody waits for the answer any more. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>

/** The connection is closed. To a caller in the same process it is what `fetch` of Node rejects with, or else a body. */
export class ConnectionCut extends TypeError {
  constructor(message: 'fetch failed' | 'terminated' = 'fetch failed') {
    const cause = Object.assign(new Error('other side closed'), { name: 'SocketError', code: 'UND_ERR_SOCKET' })
    super(message, { cause })
  }
}

/** The problem that a fault answers with. It is no bug, and needs not be documented. */
export class StruckProblem extends Error {
  readonly told: Told

  constructor(told: Told) {
    super(told.message)
    this.told = told
  }
}

/**
 * Lets a fault strike.
 *
 * @throws ConnectionCut, StruckProblem, or the reason of the caller who gave up waiting
 */
export async function strike(fault: CallFault, signal: AbortSignal, wait: Wait): Promise<void> {
  if (fault.delay > 0) {
    await wait(fault.delay, signal)
    signal.throwIfAborted()
  }
  if (fault.cut) throw new ConnectionCut()
  const told = problemOf(fault)
  if (told) throw new StruckProblem(told)
}

/** Whether nothing is to be answered: the connection is cut, or the caller has gone. */
export const isUnanswered = (error: unknown, request: Incoming): boolean =>
  error instanceof ConnectionCut || (!(error instanceof Problem) && isGivenUp(error, request))

/** Who asked for a fault. */
export const originOf = ({ ruleId }: CallFault): string =>
  `This fault was asked for by ${ruleId === null ? 'the header X-Mock-Fault' : `the fault rule ${ruleId}`}.`

/** Says when to try again as a date, which is counted from the answer's own. */
export function dated(answer: Answer, now: Date): Answer {
  const { 'retry-after': seconds, ...headers } = answer.headers
  if (seconds === undefined) return answer
  const then = after(now, Number(seconds) * second)
  return { ...answer, headers: { ...headers, date: now.toUTCString(), 'retry-after': then.toUTCString() } }
}

function problemOf(fault: CallFault): Told | undefined {
  const { code, status, retryAfter } = fault
  const message = originOf(fault)
  const details = retryAfter === null ? {} : { retryAfter }
  // Only known codes get into a fault.
  if (code !== null) return { code, message, details, ...problems[code as ProblemCode] }
  if (status !== null) return { code: 'injected_fault', message, details, status, title: reasonOf(status) }
  return undefined
}
