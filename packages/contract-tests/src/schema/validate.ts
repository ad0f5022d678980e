import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { closedBy, forRequests, forResponses } from './closed.ts'
import { regExpOf } from './pattern.ts'

/** One place where a value is not as its schema says. */
export interface Fault {
  /** JSON pointer into the value. */
  pointer: string
  keyword: string
  /** Half a sentence after the place: `must be integer`. */
  message: string
  isUndescribed: boolean
}

/** Says what is wrong with a value, by the schema that stands at a pointer of the description. */
export type Validate = (pointer: string, value: unknown) => Fault[]

export interface Validators {
  request: Validate
  response: Validate
}

/** Ajv wants to know what to write where it writes code, which it does not here. */
const regExp = Object.assign((pattern: string) => regExpOf(pattern), { code: 'new RegExp' })

const known = new WeakMap<object, Validators>()

/**
 * Each schema is compiled when it is first asked for, and once for all runs that are given the same document, which has
 * to stay as it is.
 */
export function validatorsOf(document: Record<string, unknown>): Validators {
  const made = known.get(document)
  if (made) return made
  const validators = { request: validateBy(forRequests(document)), response: validateBy(forResponses(document)) }
  known.set(document, validators)
  return validators
}

function validateBy(document: Record<string, unknown>): Validate {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateFormats: true,
    logger: false,
    inlineRefs: false,
    code: { regExp },
  })
  addFormats.default(ajv)
  ajv.addSchema(document, 'description')
  const compiled = new Map<string, ValidateFunction>()
  return (pointer, value) => {
    const before = compiled.get(pointer)
    const validate = before ?? ajv.compile({ $ref: `description#${encodeURI(pointer)}` })
    if (!before) compiled.set(pointer, validate)
    return validate(value) ? [] : (validate.errors ?? []).map(faultOf)
  }
}

function faultOf({ instancePath, keyword, message = 'is wrong', params }: ErrorObject): Fault {
  const isUndescribed = keyword === closedBy
  return {
    pointer: instancePath,
    keyword,
    message: isUndescribed ? undescribed(params) : `${message}${told(params)}`,
    isUndescribed,
  }
}

const undescribed = ({ unevaluatedProperty }: Record<string, unknown>): string =>
  `has the property "${unevaluatedProperty}", which the description does not know`

function told({ allowedValues, additionalProperty }: Record<string, unknown>): string {
  if (Array.isArray(allowedValues)) return `: ${allowedValues.map((value) => JSON.stringify(value)).join(', ')}`
  return additionalProperty === undefined ? '' : ` ("${additionalProperty}")`
}
