import type { Fault } from '../domain/problem.ts'
import { pointerTo } from './faults.ts'

/** Half of a character pair, as JSON can write it with `\\ud800`. Only then need strings be looked at one by one. */
const mayBeHalf = /\\u[dD][89a-fA-F]/

/** The strings of a JSON body that hold half a character, which no answer could give back. */
export const halfCharacters = (json: string, value: unknown): Fault[] => (mayBeHalf.test(json) ? find(value, '') : [])

function find(value: unknown, pointer: string): Fault[] {
  if (typeof value === 'string') return value.isWellFormed() ? [] : [fault(pointer)]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name.isWellFormed() ? [] : [fault(pointer)]),
    ...find(inner, `${pointer}${pointerTo(name)}`),
  ])
}

const fault = (pointer: string): Fault => ({ pointer, code: 'unicode', message: 'must not hold half a character' })
