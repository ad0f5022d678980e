import { stringify } from 'yaml'
import { isObject } from './json.ts'

const width = 120

/** A value in one line, as in `{ type: [string, "null"], examples: [a] }`. */
export function inline(value: unknown, json: boolean): string {
  if (Array.isArray(value)) return `[${value.map((item) => inline(item, json)).join(', ')}]`
  if (!isObject(value)) return json ? JSON.stringify(value) : scalar(value, true)
  const pairs = Object.entries(value).map(([key, member]) => `${inline(key, json)}: ${inline(member, json)}`)
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
}

/**
 * Pairs of a map in lines, the first of them without its indentation. With `flowLeaves` maps without further maps stand
 * on one line.
 */
export function block(map: Record<string, unknown>, indent: number, flowLeaves: boolean): string {
  return Object.entries(map)
    .map(([key, value]) => `${scalar(key, false)}:${member(value, indent, flowLeaves)}`)
    .join(`\n${' '.repeat(indent)}`)
}

/** What comes after a colon. */
function member(value: unknown, indent: number, flowLeaves: boolean): string {
  const line = inline(value, false)
  const isShort = indent + line.length < width
  if (!isObject(value) || line === '{}')
    return ` ${Array.isArray(value) || line === '{}' ? line : scalar(value, false)}`
  if (flowLeaves && isShort && !Object.values(value).some(isObject)) return ` ${line}`
  if ('$ref' in value) return ` ${line}`
  return `\n${' '.repeat(indent + 2)}${block(value, indent + 2, flowLeaves)}`
}

/** A value of JSON over several lines, those after the first indented. */
export const jsonLines = (value: unknown, indent: number): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(indent)}`)

/** Texts that some readers of YAML take for dates, numbers or truths. */
const mistakable = /^(\d{4}-\d\d?-\d\d?.*|[-+.]?\d+(:\d+)+|y|n|yes|no|on|off)$/i

/** A single value of YAML in one line; in flow, commas and brackets need quotes too. */
function scalar(value: unknown, flow: boolean): string {
  if (typeof value !== 'string') return stringify(value).trim()
  if (/[\n\r\t]/.test(value) || mistakable.test(value) || (flow && /[,[\]{}]/.test(value))) return JSON.stringify(value)
  const text = stringify(value, { lineWidth: 0 }).trim()
  return text.includes('\n') ? JSON.stringify(value) : text
}
