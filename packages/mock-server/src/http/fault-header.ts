import { type Breakage, type CallFault, impossible, longestDelay, type RetryAfterFormat } from '../domain/faults.ts'
import type { Problem } from '../domain/problem.ts'
import { type Finding, invalid } from './faults.ts'

/** The header that asks for a fault of the one call that carries it. */
export const faultHeader = 'X-Mock-Fault'

const ranges = new Map([
  ['status', { least: 400, most: 599 }],
  ['delay', { least: 0, most: longestDelay }],
  ['retryAfter', { least: 1, most: 86_400 }],
])
const breakages: readonly Breakage[] = ['cut_body', 'endless_body', 'broken_json', 'html']
const formats: readonly RetryAfterFormat[] = ['seconds', 'date']
const choices = new Map<string, readonly string[]>([
  ['breakage', breakages],
  ['retryAfterFormat', formats],
])
const flags = ['cut', 'before', 'after']
const names = ['code', ...ranges.keys(), ...choices.keys(), 'cut', 'before']

/**
 * Reads what the header asks for, such as `status=503; delay=200` or `code=internal_error; after`.
 *
 * @throws Problem `validation_failed` that names the header and what is wrong with it
 */
export function readFaultHeader(text: string): CallFault {
  const parts = text.split(';').map((part) => part.trim().split('='))
  const wrong = parts.flatMap(wrongIn)
  if (wrong.length > 0) throw refused(wrong)
  const value = (name: string) => parts.find(([key]) => key === name)?.[1]
  const number = (name: string) => (value(name) === undefined ? undefined : Number(value(name)))
  const has = (flag: string) => parts.some(([key]) => key === flag)
  const [code, status, delay, cut] = [value('code'), number('status'), number('delay'), has('cut')]
  const retryAfter = number('retryAfter')
  const breakage = breakages.find((name) => name === value('breakage'))
  const retryAfterFormat = formats.find((name) => name === value('retryAfterFormat'))
  const faults = impossible({ code, status, delay, cut, breakage, retryAfter, retryAfterFormat })
  if (faults.length > 0)
    throw refused(faults.map(({ pointer = '', message }) => `${pointer.slice(1)} ${message}`.trim()))
  return {
    ruleId: null,
    code: code ?? null,
    status: status ?? null,
    cut,
    breakage: breakage ?? null,
    delay: delay ?? 0,
    retryAfter: retryAfter ?? null,
    retryAfterFormat: retryAfterFormat ?? 'seconds',
    when: has('after') ? 'after' : 'before',
  }
}

function wrongIn([name = '', value = '', ...rest]: string[], index: number, parts: string[][]): string[] {
  if (name === '') return ['is empty, or has an empty part']
  if (parts.findIndex(([key]) => key === name) < index) return [`names ${name} twice`]
  if (name === 'after' && parts.some(([key]) => key === 'before')) return ['names both before and after']
  if (flags.includes(name)) return parts[index]?.length === 1 ? [] : [`gives ${name} a value, which it does not take`]
  if (name === 'code') return value && rest.length === 0 ? [] : ['needs a problem code, as in code=rate_limited']
  const choice = choices.get(name)
  if (choice)
    return choice.includes(value) && rest.length === 0 ? [] : [`needs one of ${choice.join(', ')} for ${name}`]
  const range = ranges.get(name)
  if (!range) return [`has ${name}, which is none of ${names.join(', ')} and after`]
  const isInside = /^\d{1,9}$/.test(value) && Number(value) >= range.least && Number(value) <= range.most
  return isInside && rest.length === 0 ? [] : [`needs a whole number from ${range.least} to ${range.most} for ${name}`]
}

const refused = (messages: string[]): Problem =>
  invalid(
    messages.map((message): Finding => {
      const inAjvsWords = `headers/${faultHeader.toLowerCase()} ${message}`
      return { parameter: faultHeader, code: 'fault', message, inAjvsWords }
    }),
  )
