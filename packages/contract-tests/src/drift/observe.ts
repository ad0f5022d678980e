import { collector, type Found } from './found.ts'
import type { Going } from './going.ts'
import type { Observed } from './har.ts'
import { type Match, matcher } from './match.ts'
import { observeAnswer } from './observe-answer.ts'
import { observeRequest } from './observe-request.ts'
import { basePathsOf, type DescribedOperation, operationsOf } from './operations.ts'
import { child, type Place } from './sources.ts'
import { unseen } from './unseen.ts'

/** How traffic differs from a description. */
export interface Observation {
  founds: Found[]
  operations: DescribedOperation[]
  /** How often a schema was held against a value. */
  visits: Map<Place, number>
  /** By the id of an operation, how many answers it gave. */
  answers: Map<string, number>
  /** Exchanges that are of no operation. */
  leftOut: number
  /** Requests of operations that were not answered. */
  unanswered: number
}

/**
 * Holds exchanges against a description. What was requested counts only where the server accepted it: a request that
 * was refused may have been wrong on purpose.
 *
 * @throws CannotRun when a reference of the description leads nowhere
 */
export function observe(exchanges: readonly Observed[], root: Place): Observation {
  const operations = operationsOf(root)
  const match = matcher(operations, basePathsOf(root), exchanges)
  const going: Going = { root, found: collector(), visits: new Map(), names: new Map(), statuses: new Map() }
  const answers = new Map<string, number>()
  const counts = { leftOut: 0, unanswered: 0 }

  for (const [index, exchange] of exchanges.entries()) {
    const matched = match(exchange)
    if (!matched) counts.leftOut += 1
    else if (!matched.operation) counts.leftOut += observeStranger(going, exchange, matched, index) ? 0 : 1
    else if (exchange.status < 100) counts.unanswered += 1
    else {
      answers.set(matched.operation.id, (answers.get(matched.operation.id) ?? 0) + 1)
      observeAnswer(going, matched.operation, exchange, index)
      if (exchange.status < 400) observeRequest(going, matched.operation, { exchange, values: matched.values, index })
    }
  }
  return {
    founds: [...going.found.all, ...unseen(going, operations)],
    operations,
    visits: going.visits,
    answers,
    ...counts,
  }
}

/** A request to the API that no operation is described for. Whether the server knows one. */
function observeStranger(
  { root, found }: Going,
  { method, status }: Observed,
  { path }: Match,
  exchange: number,
): boolean {
  const place = child(root, 'paths')
  if (!place || status === 404 || status === 405 || status === 0) return false
  const name = `${method} ${path}`
  found.add({ kind: 'operation', place, name, subject: name, exchange, value: status })
  return true
}
