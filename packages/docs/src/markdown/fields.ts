import type { Field, Shape } from '../reference/fields.ts'
import { code } from '../reference/words.ts'

/** Fields as a nested list in Markdown. */
export const fieldList = (fields: Field[], depth = 0): string[] => fields.flatMap((field) => fieldLines(field, depth))

function fieldLines(field: Field, depth: number): string[] {
  const { name, type, isNullable, isRequired, description } = field
  const kind = [`${type}${isNullable ? ' or null' : ''}`, ...(isRequired ? ['required'] : [])].join(', ')
  const told = [description, ...factsOf(field)].filter(Boolean).map(oneLine).join(' ')
  return [`${indent(depth)}- ${code(name)} (${kind})${told ? `: ${told}` : ''}`, ...insideLines(field, depth + 1)]
}

/** What a value demands, in sentences. */
export function factsOf(shape: Shape): string[] {
  const { limits, example, values, states } = shape
  return [
    ...limits.map((limit) => `${limit[0]?.toUpperCase()}${limit.slice(1)}.`),
    ...(shape.default === undefined ? [] : [`Default ${code(shape.default)}.`]),
    ...(values.length > 0 && !values.some(({ meaning }) => meaning)
      ? [`${values.length === 1 ? 'Always' : 'One of'} ${values.map(({ value }) => code(value)).join(', ')}.`]
      : []),
    ...(example !== undefined && values.length === 0 ? [`Example: ${code(example)}.`] : []),
    ...(states ? [`[What follows what](${states}).`] : []),
  ]
}

/** The values, fields and variants of a value. */
export function insideLines({ values, fields, variants, recursion }: Shape, depth = 0): string[] {
  const told = values.filter(({ meaning }) => meaning)
  return [
    ...told.map(({ value, meaning = '' }) => `${indent(depth)}- ${code(value)}: ${oneLine(meaning)}`),
    ...(recursion ? [`${indent(depth)}- the same fields again as ${code(recursion)}`] : []),
    ...fieldList(fields, depth),
    ...variants.flatMap(({ name, description, limits, fields: inner }) => [
      `${indent(depth)}- Variant ${code(name)}: ${oneLine([description, ...limits].filter(Boolean).join(' '))}`,
      ...fieldList(inner, depth + 1),
    ]),
  ]
}

const indent = (depth: number): string => '  '.repeat(depth)
const oneLine = (markdown: string): string => markdown.replace(/\s+/g, ' ').trim()
