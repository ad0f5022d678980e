/** What a validator found, and what the schema demands there. */
export interface Fault {
  keyword: string
  /** `#/steps/0/text` */
  instanceLocation: string
  error: string
  demand: unknown
}

/** `/steps/0/text must be at most 4,096 characters.` */
export function sentence({ keyword, instanceLocation, error, demand }: Fault, whole: string): string {
  const place = decodeURIComponent(instanceLocation.slice(1))
  const subject = place === '' ? whole : place
  const name = /"(.*)"/s.exec(error)?.[1] ?? ''
  if (keyword === 'required') return `${place}/${name} is missing.`
  if (keyword === 'false') return `${place} is not described and not allowed.`
  if (keyword === 'dependentRequired') {
    const [, given = '', needed = ''] = /has "(.*)" but does not have "(.*)"/s.exec(error) ?? []
    return `${place}/${needed} is missing, which goes with ${given}.`
  }
  return `${subject} ${demands[keyword]?.(demand) ?? `is not valid: ${error}`}`
}

const demands: Record<string, (demand: unknown) => string> = {
  type: (type) =>
    `must be ${[type]
      .flat()
      .map((name) => types[String(name)] ?? String(name))
      .join(' or ')}.`,
  enum: (values) =>
    `must be ${
      Array.isArray(values)
        ? values
            .map(json)
            .join(', ')
            .replace(/, (?=[^,]*$)/, ' or ')
        : json(values)
    }.`,
  const: (value) => `must be ${json(value)}.`,
  minLength: (least) => (least === 1 ? 'must not be empty.' : `must be at least ${count(least, 'character')}.`),
  maxLength: (most) => `must be at most ${count(most, 'character')}.`,
  pattern: (pattern) => `must match ${String(pattern)}.`,
  format: (format) => `must be ${formats[String(format)] ?? `a ${String(format)}`}.`,
  minimum: (least) => `must be at least ${count(least)}.`,
  maximum: (most) => `must be at most ${count(most)}.`,
  minItems: (least) => (least === 1 ? 'must not be empty.' : `must have at least ${count(least, 'item')}.`),
  maxItems: (most) => `must have at most ${count(most, 'item')}.`,
  uniqueItems: () => 'must not have the same item twice.',
  minProperties: (least) => (least === 1 ? 'must not be empty.' : `must have at least ${count(least, 'property')}.`),
  maxProperties: (most) => `must have at most ${count(most, 'property')}.`,
  oneOf: () => 'is in none of the forms that are described.',
  anyOf: () => 'is in none of the forms that are described.',
}

const types: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'an array',
}

const formats: Record<string, string> = {
  'date-time': 'a date and time such as 2026-03-01T09:30:00Z',
  date: 'a date such as 2026-03-01',
  email: 'an email address',
  uri: 'an address such as https://juniper.example/',
}

const json = (value: unknown): string => JSON.stringify(value)

function count(amount: unknown, unit?: string): string {
  const number = Number(amount).toLocaleString('en-US')
  if (!unit) return number
  return `${number} ${amount === 1 ? unit : unit.replace(/y$/, 'ie')}${amount === 1 ? '' : 's'}`
}
