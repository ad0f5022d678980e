import type { CustomFields } from '../leads/custom-fields.ts'
import type { Lead } from '../records.ts'

/** The fields of a lead that a text can show. */
const leadFields = [
  'firstName',
  'lastName',
  'phone',
  'email',
  'company',
  'jobTitle',
  'website',
  'city',
  'country',
] as const

const customPrefix = 'customFields.'

/** `{{name}}` or `{{name|fallback}}`; what has no closing braces is plain text. */
const placeholder = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g

/** The names of a text that are neither a lead field nor a custom field, each once. */
export function unknownNames(text: string, fields: CustomFields): string[] {
  const names = [...text.matchAll(placeholder)].map(([, name = '']) => name.trim())
  return [...new Set(names)].filter((name) => !isKnown(name, fields))
}

function isKnown(name: string, fields: CustomFields): boolean {
  if (name.startsWith(customPrefix)) return fields.has(name.slice(customPrefix.length))
  return leadFields.some((field) => field === name) || fields.has(name)
}

/** A text with its placeholders filled in, and the names that had neither a value nor a fallback. */
export interface Filled {
  text: string
  missing: string[]
}

/** What a placeholder's name stands for; nothing leaves it to the fallback. */
export type LookUp = (name: string) => string | undefined

/** Fills in each placeholder: its value, else its fallback, else the custom field's default, else nothing. */
export function fill(text: string, lookUp: LookUp, fields: CustomFields): Filled {
  const missing = new Set<string>()
  const filled = text.replace(placeholder, (_, written: string, fallback: string | undefined) => {
    const name = written.trim()
    const value = lookUp(name) ?? fallback?.trim() ?? defaultOf(name, fields)
    if (value === undefined) missing.add(name)
    return value ?? ''
  })
  return { text: filled, missing: [...missing] }
}

/** Takes the values from a lead. A custom field with the name of a lead field is reached by its long name only. */
export const fromLead =
  (lead: Lead): LookUp =>
  (name) => {
    const field = leadFields.find((known) => known === name)
    const value = field ? lead[field] : lead.customFields[bare(name)]
    return value === null || value === undefined ? undefined : String(value)
  }

/** Takes the values from what was sent, under the short or the long name. */
export const fromVariables =
  (variables: Readonly<Record<string, string>>): LookUp =>
  (name) =>
    [name, bare(name), `${customPrefix}${name}`]
      .filter((key) => Object.hasOwn(variables, key))
      .map((key) => variables[key])[0]

function defaultOf(name: string, fields: CustomFields): string | undefined {
  const value = fields.get(bare(name))?.defaultValue
  return value === null || value === undefined ? undefined : String(value)
}

const bare = (name: string): string => (name.startsWith(customPrefix) ? name.slice(customPrefix.length) : name)
