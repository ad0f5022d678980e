import { StoredList } from '../stored-list.ts'
import { formType, readBody } from './body.ts'
import type { Endpoint } from './endpoint.ts'
import { bodyFaults, type Finding, invalid, parameterFaults } from './faults.ts'
import type { Incoming } from './incoming.ts'
import { readQuery } from './query.ts'
import type { Validate, Validators, ValidInput } from './route.ts'

/**
 * Holds a request against the description, and fills in defaults.
 *
 * @throws Problem that names every fault of path, query, headers and body at once
 */
export function validateRequest(
  { route, name, headerNames }: Endpoint,
  request: Incoming,
  path: Record<string, string>,
  bytes: Uint8Array<ArrayBuffer>,
  validators: Validators,
): ValidInput {
  const { query, faults } = readQuery(request.search, route.query)
  const header = headersOf(route.headers, request)
  const parameters = { path, query, header }
  const found: Finding[] = [
    ...faults,
    ...run(validators, `${name}.params`, parameters, (errors) => parameterFaults(errors, headerNames)),
  ]

  const { type, value, file } = readBody(request, route, bytes)
  const inBody = route.body ? run(validators, `${name}.body.${type}`, value, bodyFaults) : []
  if (found.length + inBody.length > 0) throw invalid([...found, ...inBody])
  const isForm = type === formType
  return {
    ...{ path, query, headers: header, file, origin: request.origin },
    ...{ body: isForm ? {} : value, form: isForm ? value : undefined },
  }
}

function headersOf(names: readonly string[], request: Incoming): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name of names) {
    const value = request.header(name)
    if (value !== undefined) headers[name] = value
  }
  return headers
}

function run(validators: Validators, name: string, value: unknown, faultsOf: typeof bodyFaults): Finding[] {
  const validate = validators[name]
  if (!validate) throw new Error(`No validator was generated for ${name}.`)
  try {
    return validate(value) ? [] : faultsOf(validate.errors ?? [])
  } catch (error) {
    // Comparing the items of an array goes as deep as they do.
    if (error instanceof RangeError) throw invalid([{ pointer: '', code: 'depth', message: 'is nested too deeply' }])
    throw error
  }
}

/** The items of stored lists that a validator has found valid. */
const validItems = new WeakMap<Validate, Set<string>>()
const mostKept = 2000

/** Whether it is valid; an item of a stored list is looked at once, as long as it is the same. */
function isValid(body: unknown, validate: Validate): boolean {
  if (!(body instanceof StoredList)) return validate(body)
  const { items, pagination } = body
  const valid = validItems.get(validate) ?? new Set()
  const fresh = items.filter((item) => !valid.has(item))
  if (!validate({ data: fresh.map((item): unknown => JSON.parse(item)), pagination })) return false
  if (valid.size > mostKept) valid.clear()
  for (const item of fresh) valid.add(item)
  validItems.set(validate, valid)
  return true
}

/**
 * Holds an answer against the description.
 *
 * @throws Error that names the first place where it differs, since that is a bug of the server
 */
export function validateResponse(
  { route, name }: Endpoint,
  status: number,
  body: unknown,
  validators: Validators | undefined,
): void {
  const validate = validators?.[`${name}.${status}`]
  if (!validate || isValid(body, validate)) return
  const [error] = validate.errors ?? []
  throw new Error(
    `${route.id} answered ${status} with a body that the description does not allow: ${error?.instancePath} ${error?.message} ${JSON.stringify(error?.params)}`,
  )
}
