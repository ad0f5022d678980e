import type { Finding } from '../checks/check.ts'
import type { Operation } from '../description/description.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { Failure, Phase } from '../report/report.ts'

/** A finding, and where it was met. */
export interface Met {
  operation: Operation
  phase: Phase
  case: string
  finding: Finding
  /** The one that failed. */
  exchange: Exchange
  /** What was sent before it and is needed to get there. */
  before: readonly Exchange[]
}

/** Keeps each distinct failure once, by the smallest request that showed it. */
export interface Failures {
  /** Whether it is a new one. */
  add(met: Met): boolean
  all(): Failure[]
}

/** The most characters of a body that a failure keeps. */
const longestBody = 20_000

export function createFailures(): Failures {
  const known = new Map<string, Failure>()
  return {
    add(met) {
      const key = keyOf(met)
      const earlier = known.get(key)
      const failure = failureOf(met)
      const isSmaller = earlier !== undefined && lengthOf(failure) < lengthOf(earlier)
      known.set(key, { ...(earlier && !isSmaller ? earlier : failure), times: (earlier?.times ?? 0) + 1 })
      return !earlier
    },
    all: () => [...known.values()],
  }
}

const lengthOf = ({ curl }: Failure): number => curl.join('').length

/** What makes two failures the same: neither the case nor the values. */
const keyOf = ({ operation, finding: { check, message } }: Met): string =>
  `${operation.id} ${check} ${message.replace(/"[^"]*"|\d+/g, '_')}`

function failureOf({ operation, phase, case: name, finding, exchange, before }: Met): Failure {
  const { id, method, path, section } = operation
  const { response } = exchange
  return {
    operation: id,
    ...{ method, path, section, phase, case: name, ...finding },
    curl: [...before, exchange].map(({ request }) => request.curl),
    response: response
      ? { status: response.status, headers: response.headers, body: response.text.slice(0, longestBody) }
      : null,
    times: 1,
  }
}
