import type { components } from '../../generated/control/schema.ts'
import { problems } from '../../generated/problems.ts'
import { type Fault, Problem, type ProblemCode } from './problem.ts'

type Schemas = components['schemas']
export type FaultRule = Schemas['FaultRule']
export type FaultRuleCreate = Schemas['FaultRuleCreate']
export type StruckFault = Schemas['StruckFault']

export type Breakage = Schemas['FaultBreakage']
export type RetryAfterFormat = Schemas['RetryAfterFormat']

/** The longest wait, in milliseconds. */
export const longestDelay = 600_000

/** A fault for one call: what to do, and how long to wait before. */
export interface CallFault extends StruckFault {
  retryAfter: number | null
  retryAfterFormat: RetryAfterFormat
}

type Draw = (...parts: readonly (string | number)[]) => number

/**
 * A rule that has struck nothing yet.
 *
 * @param operations the ids of all operations that a fault can strike
 * @throws Problem `fault_invalid` that names all that is impossible
 */
export function newRule(id: string, wanted: FaultRuleCreate, operations: readonly string[], now: Date): FaultRule {
  const errors = [...unknownOperation(wanted.operation, operations), ...impossible(wanted)]
  const [first] = errors
  if (first) {
    const place = first.pointer === '' ? 'It' : first.pointer?.slice(1)
    throw new Problem('fault_invalid', `The fault is impossible. ${place} ${first.message}.`, { errors })
  }
  const { operation = null, count = null, probability = null, code = null, status = null, retryAfter = null } = wanted
  const { retryAfterFormat = 'seconds', cut = false, breakage = null, when = 'before' } = wanted
  const { delay = null, delayBetween = null, delayAround = null } = wanted
  return {
    id,
    operation,
    count,
    probability,
    code,
    status,
    retryAfter,
    retryAfterFormat,
    cut,
    breakage,
    delay,
    delayBetween,
    delayAround,
    when,
    matched: 0,
    struck: 0,
    remaining: count,
    createdAt: now.toISOString(),
  }
}

/** Whether a pattern, such as `leads.*` or none, is for an operation. */
export function isFor(pattern: string | null, operation: string | null): boolean {
  if (pattern === null) return true
  if (operation === null) return false
  return pattern.endsWith('.*') ? operation.startsWith(pattern.slice(0, -1)) : operation === pattern
}

/** Asks a rule about a call that it is for: how it stands afterwards, and the fault if it strikes. */
export function ask(rule: FaultRule, draw: Draw): { rule: FaultRule; fault: CallFault | undefined } {
  const asked = { ...rule, matched: rule.matched + 1 }
  if (rule.probability !== null && draw('fault', rule.id, 'strike', asked.matched) >= rule.probability)
    return { rule: asked, fault: undefined }
  const { code, status, cut, breakage, when, retryAfter, retryAfterFormat } = rule
  const fault = { ruleId: rule.id, code, status, cut, breakage, when, retryAfter, retryAfterFormat }
  const remaining = rule.remaining === null ? null : rule.remaining - 1
  return {
    rule: { ...asked, struck: rule.struck + 1, remaining },
    fault: { ...fault, delay: delayOf(asked, draw) },
  }
}

function delayOf({ id, matched, delay, delayBetween, delayAround }: FaultRule, draw: Draw): number {
  const chance = (part: string) => draw('fault', id, part, matched)
  if (delayBetween) return delayBetween.min + Math.floor(chance('delay') * (delayBetween.max - delayBetween.min + 1))
  if (!delayAround) return delay ?? 0
  const { median, p95 } = delayAround
  const normal = Math.sqrt(-2 * Math.log(1 - chance('delay'))) * Math.cos(2 * Math.PI * chance('angle'))
  // 95 of 100 numbers of a normal distribution lie below 1.645.
  return Math.min(longestDelay, Math.round(median * (p95 / median) ** (normal / 1.645)))
}

function unknownOperation(operation: string | undefined, operations: readonly string[]): Fault[] {
  if (operation === undefined || operations.some((id) => isFor(operation, id))) return []
  return [
    { pointer: '/operation', code: 'operation', message: 'must be an operationId of the API, or a section and .*' },
  ]
}

/** What a fault does, by the names that its parts have in a rule and in the header alike. */
interface Effects {
  code?: string | undefined
  status?: number | undefined
  cut?: boolean | undefined
  breakage?: Breakage | undefined
  retryAfter?: number | undefined
  retryAfterFormat?: RetryAfterFormat | undefined
  delay?: number | undefined
  delayBetween?: FaultRuleCreate['delayBetween']
  delayAround?: FaultRuleCreate['delayAround']
}

/** What keeps a fault from being one. */
export function impossible(effects: Effects): Fault[] {
  const { code, status, breakage, delay, delayBetween, delayAround } = effects
  const cut = effects.cut || undefined
  const answers = given({ code, status, cut })
  const delays = given({ delay, delayBetween, delayAround })
  if (answers.length + delays.length === 0 && breakage === undefined)
    return [{ pointer: '', code: 'empty', message: 'needs code, status, cut, breakage or a delay' }]
  const faults = [
    ...exclusive(answers),
    ...exclusive(given({ cut, breakage })),
    ...exclusive(delays),
    ...unusedRetryAfter(effects),
  ]
  if (breakage === 'html' && code !== undefined)
    faults.push({ pointer: '/breakage', code: 'exclusive', message: 'must not be html together with code: use status' })
  if (code !== undefined && !isKnown(code))
    faults.push({ pointer: '/code', code: 'unknown', message: 'must be a problem code of the description' })
  if (delayBetween && delayBetween.min > delayBetween.max)
    faults.push({ pointer: '/delayBetween/min', code: 'order', message: 'must not be more than max' })
  if (delayAround && delayAround.median > delayAround.p95)
    faults.push({ pointer: '/delayAround/median', code: 'order', message: 'must not be more than p95' })
  return faults
}

const isKnown = (code: string): code is ProblemCode => Object.hasOwn(problems, code)

/** What would set a header that is not sent. */
function unusedRetryAfter({ code, status, retryAfter, retryAfterFormat }: Effects): Fault[] {
  const answered = code !== undefined && isKnown(code) ? problems[code].status : status
  if (answered === 429 || answered === 503) return []
  return given({ retryAfter, retryAfterFormat }).map((name) => ({
    pointer: `/${name}`,
    code: 'unused',
    message: 'needs an answer with the status 429 or 503',
  }))
}

const given = (parts: Record<string, unknown>): string[] =>
  Object.keys(parts).filter((name) => parts[name] !== undefined)

const exclusive = ([first, ...others]: string[]): Fault[] =>
  others.map((name) => ({
    pointer: `/${name}`,
    code: 'exclusive',
    message: `must not be given together with ${first}`,
  }))
