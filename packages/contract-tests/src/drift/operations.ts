import { isObject } from './json.ts'
import { problemOf, wovenInto } from './problems.ts'
import { child, entries, follow, type Place } from './sources.ts'

/** An operation of a description, with the places where it is described. References are followed. */
export interface DescribedOperation {
  /** The operationId; where there is none, method and path. */
  id: string
  /** In capital letters. */
  method: string
  path: string
  place: Place
  /** Its own before those of its path. */
  parameters: DescribedParameter[]
  body: Place | undefined
  /** By status, range (`4XX`) or `default`. */
  responses: Map<string, DescribedResponse>
}

export interface DescribedParameter {
  name: string
  in: string
  place: Place
}

export interface DescribedResponse {
  place: Place
  /** By their names in small letters. */
  headers: Map<string, Place>
  /** Of a response that is woven in: the schema that all of them share. */
  problem: Place | undefined
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** All operations of a description. @throws CannotRun when a reference leads nowhere */
export function operationsOf(root: Place): DescribedOperation[] {
  return entries(child(root, 'paths')).flatMap(([path, reference]) => {
    const item = follow(reference)
    return methods.flatMap((method) => {
      const place = child(item, method)
      return place ? [operationOf(root, { path, method, item, place })] : []
    })
  })
}

function operationOf(
  root: Place,
  { path, method, item, place }: { path: string; method: string; item: Place; place: Place },
): DescribedOperation {
  const references = [child(place, 'parameters'), child(item, 'parameters')].flatMap((list) =>
    entries(list).map(([, parameter]) => parameter),
  )
  const body = child(place, 'requestBody')
  const id = child(place, 'operationId')?.value
  const woven = wovenInto(root, place, references)
  const responses = new Map([...entries(child(place, 'responses')), ...woven.responses])
  return {
    id: typeof id === 'string' ? id : `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    place,
    parameters: references.map(follow).flatMap(parameterOf),
    body: body && follow(body),
    responses: new Map(
      [...responses].map(([status, response]) => [status, responseOf(response, woven.headersOf(status))]),
    ),
  }
}

function parameterOf(place: Place): DescribedParameter[] {
  if (!isObject(place.value)) return []
  return [{ name: String(place.value.name), in: String(place.value.in), place }]
}

function responseOf(reference: Place, woven: [string, Place][]): DescribedResponse {
  const place = follow(reference)
  const own = entries(child(place, 'headers')).map(([name, header]) => [name.toLowerCase(), follow(header)] as const)
  const problem = place.file.woven ? problemOf(place) : undefined
  return { place, headers: new Map([...woven, ...own]), problem }
}

/** What an operation says of a status: itself, its range, or all others. */
export function responseTo(operation: DescribedOperation, status: number): DescribedResponse | undefined {
  const { responses } = operation
  const range = `${Math.floor(status / 100)}XX`
  return responses.get(String(status)) ?? responses.get(range) ?? responses.get('default')
}

/** What is described for a content type; the nearest one when several are, such as `text/*`. */
export function mediaOf(place: Place | undefined, type: string): Place | undefined {
  const described = entries(place && child(place, 'content'))
  const [kind] = type.split('/')
  return [type, `${kind}/*`, '*/*']
    .map((wanted) => described.find(([name]) => name.split(';')[0]?.trim().toLowerCase() === wanted)?.[1])
    .find((media) => media !== undefined)
}

/** Where the servers are under their hosts: `/api`. Parts to fill in have their defaults. */
export function basePathsOf(root: Place): string[] {
  return entries(child(root, 'servers')).map(([, server]) => {
    const url = String(child(server, 'url')?.value ?? '')
    const filled = url.replace(/\{([^}]*)\}/g, (_, name: string) =>
      String(child(server, 'variables', name, 'default')?.value ?? ''),
    )
    return filled.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/\/+$/, '')
  })
}
