import { type Schema, Validator } from '@cfworker/json-schema'
import type { JsonSchema } from '../../try/console-data.ts'
import { type Fault, sentence } from './sentence.ts'

/**
 * Tells in sentences what is wrong with a value; each names the place.
 *
 * @param name what the whole value is called
 */
export function createCheck(schema: JsonSchema, name: string): (value: unknown) => string[] {
  // The schema was made of the description, which has been linted.
  const validator = new Validator(schema as Schema, '2020-12', false)
  return (value) => {
    const { errors } = validator.validate(value)
    const unclear = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf')
    const faults = errors
      .filter(({ keyword }) => !outer.includes(keyword))
      .filter((error) => !unclear.some((form) => error.keywordLocation.startsWith(`${form.keywordLocation}/`)))
      .map((error): Fault => ({ ...error, demand: demandOf(schema, error.keywordLocation) }))
    return [...new Set(faults.map((fault) => sentence(fault, name)))]
  }
}

/** Errors that only say that there are others further inside. */
const outer = ['$ref', 'properties', 'items', 'prefixItems', 'additionalProperties', 'allOf', 'if', 'then', 'else']

/** The value of a keyword: `#/properties/text/maxLength` -> 4096. */
function demandOf(root: JsonSchema, location: string): unknown {
  const steps = decodeURIComponent(location.slice(2)).split('/')
  return steps.reduce<unknown>((at, step) => stepInto(root, at, step.replaceAll('~1', '/').replaceAll('~0', '~')), root)
}

function stepInto(root: JsonSchema, at: unknown, step: string): unknown {
  if (typeof at !== 'object' || at === null) return undefined
  // An object or an array, both of which have members by names.
  const inner = (at as JsonSchema)[step]
  return step === '$ref' && typeof inner === 'string' ? demandOf(root, inner) : inner
}
