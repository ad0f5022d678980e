import type { Schema } from '../description/document.ts'

/** What a schema demands beside its type, each in a few words of Markdown. */
export function limitsOf(schema: Schema): string[] {
  const { pattern, uniqueItems, additionalProperties, dependentRequired = {} } = schema
  return [
    ...(schema.enum ? [] : between(schema.minLength, schema.maxLength, 'character')),
    ...between(schema.minimum, schema.maximum),
    ...between(schema.minItems, schema.maxItems, 'item'),
    ...between(schema.minProperties, schema.maxProperties, schema.properties ? 'property' : 'entry'),
    ...(uniqueItems ? ['no two alike'] : []),
    ...(pattern === undefined ? [] : [`pattern ${code(pattern)}`]),
    ...Object.entries(dependentRequired).map(([name, needs]) => `${code(name)} needs ${needs.map(code).join(', ')}`),
    ...(additionalProperties === false ? ['no other properties'] : []),
    ...(additionalProperties === true && schema.properties ? ['other properties are allowed'] : []),
  ]
}

function between(least: number | undefined, most: number | undefined, unit?: string): string[] {
  const of = (count: number) => (unit === undefined ? '' : ` ${count === 1 ? unit : plural(unit)}`)
  const number = (value: number) => value.toLocaleString('en-US')
  if (least !== undefined && most !== undefined)
    return [least === most ? `exactly ${number(least)}${of(least)}` : `${number(least)} to ${number(most)}${of(most)}`]
  if (most !== undefined) return [`at most ${number(most)}${of(most)}`]
  if (least === 1 && unit) return ['not empty']
  return least === undefined || (least === 0 && unit) ? [] : [`at least ${number(least)}${of(least)}`]
}

const plural = (unit: string): string => (unit.endsWith('y') ? `${unit.slice(0, -1)}ies` : `${unit}s`)

/** A text as Markdown code, even with backticks in it. */
export const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)

/** A value as it stands in JSON, as Markdown code. */
export const literal = (value: unknown): string => code(JSON.stringify(value))

/** What a description says of the values of an enum: `a`: one thing. `b`, `c`: another. */
export function meaningsOf(description: string, values: readonly unknown[]): Map<unknown, string> {
  const meanings = new Map<unknown, string>()
  const entries = [
    ...description.matchAll(/((?:`[^`]+`(?: \([^)]*\))?(?:, )?)+): ([\s\S]*?)(?=(?:\s`[^`]+`(?:, `[^`]+`)*: )|$)/g),
  ]
  for (const [, names = '', meaning = ''] of entries)
    for (const [, name] of names.matchAll(/`([^`]+)`/g)) if (values.includes(name)) meanings.set(name, meaning.trim())
  return meanings
}
