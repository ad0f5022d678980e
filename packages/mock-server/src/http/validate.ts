import { formType, readBody } from './body.ts'
import { bodyFaults, type Finding, invalid, parameterFaults } from './faults.ts'
import { readQuery } from './query.ts'
import type { Endpoint } from './endpoint.ts'
import type { Incoming } from './incoming.ts'
import type { Validators, ValidInput } from './route.ts'

/**
 * Holds a request against the description, and fills in defaults.
 *
 * @throws Problem that names every fault of path, query, headers and body at once
 */
export async function validateRequest(
  { route, name, headerNames }: Endpoint,
  request: Incoming,
  path: Record<string, string>,
  bytes: Uint8Array<ArrayBuffer>,
  validators: Validators,
): Promise<ValidInput> {
  const { query, faults } = readQuery(request.search, route.query)
  const header = headersOf(route.headers, request)
  const parameters = { path, query, header }
  const found: Finding[] = [
    ...faults,
    ...run(validators, `${name}.params`, parameters, (errors) => parameterFaults(errors, headerNames)),
  ]

  const { type, value, file } = await readBody(request, route, bytes)
  if (route.body) found.push(...run(validators, `${name}.body.${type}`, value, bodyFaults))
  if (found.length > 0) throw invalid(found)
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
  if (!validate || validate(body)) return
  const [error] = validate.errors ?? []
  throw new Error(
    `${route.id} answered ${status} with a body that the description does not allow: ${error?.instancePath} ${error?.message} ${JSON.stringify(error?.params)}`,
  )
}
