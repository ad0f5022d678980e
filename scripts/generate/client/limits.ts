import type { Schema } from '../document.ts'

/** The keywords that the generators' `Schema` leaves out, since no type can say them. */
export interface Limited extends Schema {
  uniqueItems?: boolean
  minProperties?: number
  maxProperties?: number
  dependentRequired?: Record<string, string[]>
}

/** What a type cannot say - format, limits, default - as sentences: "At most 16 characters. Default: `25`." */
export function limits(schema: Limited): string {
  const items = range(schema.minItems, schema.maxItems, 'item')
  return sentences([
    formats[schema.format ?? ''],
    schema.enum ? undefined : range(above(1, schema.minLength), schema.maxLength, 'character'),
    range(schema.minimum, schema.maximum),
    schema.uniqueItems ? `${items ?? 'Items'}, each once` : items,
    range(schema.minProperties, schema.maxProperties, 'property', 'properties'),
    ...Object.entries(schema.dependentRequired ?? {}).map(([name, needed]) => `\`${name}\` needs ${quoted(needed)}`),
    schema.default === undefined ? undefined : `Default: \`${JSON.stringify(schema.default)}\``,
  ])
}

/**
 * What is left of it for those who only read a value: its format, and the scale that a number is on. All times are
 * RFC 3339, so that answers need not repeat it.
 */
export function scale({ format, minimum, maximum }: Limited): string {
  const isScale = minimum !== undefined && maximum !== undefined
  return sentences([
    format === 'date-time' ? undefined : formats[format ?? ''],
    isScale ? range(minimum, maximum) : undefined,
  ])
}

const sentences = (all: (string | undefined)[]) =>
  all
    .filter((sentence) => sentence !== undefined)
    .map((sentence) => `${sentence}.`)
    .join(' ')

const formats: Record<string, string> = {
  'date-time': 'RFC 3339 time',
  date: 'Day as `YYYY-MM-DD`',
  uri: 'URI',
  email: 'Email address',
}

/** That a text is not empty goes without saying. */
const above = (least: number, limit: number | undefined) => (limit !== undefined && limit > least ? limit : undefined)

function range(min: number | undefined, max: number | undefined, unit = '', units = `${unit}s`): string | undefined {
  if (min === undefined && max === undefined) return undefined
  const of = (count: number | undefined) => (unit ? `${count} ${count === 1 ? unit : units}` : `${count}`)
  if (min === max) return `Exactly ${of(max)}`
  if (max === undefined) return `At least ${of(min)}`
  if (min === undefined) return `At most ${of(max)}`
  return `${min} to ${of(max)}`
}

const quoted = (names: string[]) => names.map((name) => `\`${name}\``).join(' and ')
