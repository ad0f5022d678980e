import { type Fault, Problem } from '../problem.ts'
import type { CustomField, CustomFieldType, Lead } from '../records.ts'

/** The definitions by their keys. */
export type CustomFields = ReadonlyMap<string, CustomField>

type Value = string | number | boolean

/** What a value of each type must be; nothing when it is. */
const faultOf: Record<CustomFieldType, (value: Value, options: readonly string[]) => string | undefined> = {
  text: (value) => (value === '' ? 'must not be empty' : typeof value === 'string' ? undefined : 'must be a text'),
  number: (value) => (typeof value === 'number' ? undefined : 'must be a number'),
  boolean: (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
  date: (value) => (isDay(value) ? undefined : 'must be a day as YYYY-MM-DD'),
  url: (value) => (isWebAddress(value) ? undefined : 'must be an http or https address'),
  select: (value, options) => (options.some((option) => option === value) ? undefined : `must be ${oneOf(options)}`),
}

/** What is wrong with a value of a field, or nothing. */
export const valueFault = (
  { type, options }: Pick<CustomField, 'type' | 'options'>,
  value: Value,
): string | undefined => faultOf[type](value, options)

/**
 * Holds values against the definitions.
 *
 * @throws Problem `custom_field_invalid` that names every fault
 */
export function checkFields(values: Lead['customFields'], fields: CustomFields, pointer = ''): void {
  const errors = Object.entries(values).flatMap(([key, value]): Fault[] => {
    const field = fields.get(key)
    const message = field ? value !== null && valueFault(field, value) : 'is not defined'
    const place = `${pointer}/customFields/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    return message ? [{ pointer: place, code: 'custom_field_invalid', message }] : []
  })
  const [first] = errors
  if (!first) return
  const count = errors.length === 1 ? '1 custom field' : `${errors.length} custom fields`
  const name = first.pointer?.slice(`${pointer}/customFields/`.length)
  throw new Problem('custom_field_invalid', `The lead has ${count} at fault. ${name} ${first.message}.`, { errors })
}

/** `one of light, medium or dark` */
function oneOf(options: readonly string[]): string {
  if (options.length < 2) return String(options[0])
  return `one of ${options.slice(0, -1).join(', ')} or ${options.at(-1)}`
}

function isDay(value: Value): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const time = new Date(`${value}T00:00:00.000Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(value)
}

const isWebAddress = (value: Value): boolean =>
  typeof value === 'string' && /^https?:\/\/[^\s/]/i.test(value) && URL.canParse(value)
