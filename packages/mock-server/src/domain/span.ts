import { type Fault, Problem } from './problem.ts'

/** From an instant on, and until before another; each may be left open. */
export interface Span {
  from: Date | undefined
  to: Date | undefined
}

/**
 * Reads the parameters `from` and `to`, or how else they are named. The description's format also lets through times
 * that no clock here can show, such as leap seconds.
 *
 * @throws Problem `validation_failed` that names each time that is none, or `from` when it is after `to`
 */
export function readSpan(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  names = { from: 'from', to: 'to' },
): Span {
  const span = {
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  }
  const errors = [...unreadable(names.from, span.from), ...unreadable(names.to, span.to), ...reversed(span, names)]
  const [first] = errors
  if (!first) return span
  const count = errors.length === 1 ? '1 fault' : `${errors.length} faults`
  throw new Problem('validation_failed', `The request has ${count}. ${first.parameter} ${first.message}.`, { errors })
}

const unreadable = (parameter: string, time: Date | undefined): Fault[] =>
  time && Number.isNaN(time.getTime()) ? [{ parameter, code: 'format', message: 'must be a valid date-time' }] : []

const reversed = ({ from, to }: Span, names: { from: string; to: string }): Fault[] =>
  from && to && from > to ? [{ parameter: names.from, code: 'order', message: `must not be after ${names.to}` }] : []
