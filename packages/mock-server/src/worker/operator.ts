import { digest } from '../hash.ts'
import { machineTime } from '../simulation/clock.ts'
import { log } from './log.ts'
import type { Report } from './reports.ts'
import type { ObjectNamespace } from './runtime.ts'

export interface OperatorBindings {
  /** The namespace of the class `Statistics`. */
  STATISTICS?: ObjectNamespace
  /** What the operator's requests carry as a bearer token. */
  OPERATOR_KEY?: string
}

/** So long that nobody finds it by trying. */
const shortest = 32

/** @throws RangeError when the key is short, or there are no statistics for it */
export function checkOperator({ OPERATOR_KEY, STATISTICS }: OperatorBindings): void {
  if (OPERATOR_KEY === undefined || OPERATOR_KEY === '') return
  if (OPERATOR_KEY.length < shortest) throw new RangeError(`OPERATOR_KEY must have ${shortest} characters or more.`)
  if (!STATISTICS) throw new RangeError('OPERATOR_KEY needs the namespace of the class Statistics as STATISTICS.')
}

/** Answers the operator; to all others the address is as if it did not exist. */
export async function answerOperator(request: Request, bindings: OperatorBindings): Promise<Response | undefined> {
  const { method, url, headers } = request
  if (method !== 'GET' || new URL(url).pathname !== '/_sandbox/statistics') return undefined
  const { OPERATOR_KEY: key, STATISTICS } = bindings
  if (!key || !STATISTICS || !isSame(headers.get('authorization') ?? '', `Bearer ${key}`)) return undefined
  const time = machineTime()
  const response = await statisticsOf(STATISTICS).fetch(new Request(url))
  log({ time, method, workspace: null, operation: 'sandbox.statistics', status: response.status, requestId: null })
  return response
}

export const sendTo =
  (namespace: ObjectNamespace) =>
  (report: Report): Promise<Response> =>
    statisticsOf(namespace).fetch(
      new Request('https://statistics.invalid/', { method: 'POST', body: JSON.stringify(report) }),
    )

const statisticsOf = (namespace: ObjectNamespace) => namespace.getByName('all')

/** Takes as long whatever differs: all of two hashes is compared. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [digest(one, 32), digest(other, 32)]
  let difference = 0
  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at)
  return difference === 0
}
