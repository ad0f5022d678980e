import type { Api, Route, Validators } from './route.ts'

/** An operation as calls of it need it, made once. */
export interface Endpoint {
  readonly api: Api
  readonly route: Route
  /** The names of the parameters in its path, in order. */
  readonly parameters: readonly string[]
  /** How its headers are written, by their names in lower case. */
  readonly headerNames: ReadonlyMap<string, string>
  readonly takesIdempotencyKey: boolean
  /** What its validators are called, before what they validate. */
  readonly name: string
  /** The validators of its section, as soon as they are loaded. */
  loaded: Loaded | undefined
}

interface Loaded {
  request: Validators
  response: Validators | undefined
}

export const endpointOf = (api: Api, route: Route): Endpoint => ({
  api,
  route,
  parameters: [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
  headerNames: new Map(route.headers.map((name) => [name, written(name)])),
  takesIdempotencyKey: route.headers.includes('idempotency-key'),
  name: route.id.slice(route.id.indexOf('.') + 1),
  loaded: undefined,
})

/** `idempotency-key` -> `Idempotency-Key` */
const written = (name: string): string => name.replace(/(^|-)\w/g, (letter) => letter.toUpperCase())

/** Loads the validators of an operation's section, when the section is first called. */
export async function load(endpoint: Endpoint, responses: boolean): Promise<Loaded> {
  const { api, route } = endpoint
  const section = api.validators[route.section]
  if (!section) throw new Error(`No validators were generated for ${route.section}.`)
  const [request, response] = await Promise.all([section.request(), responses ? section.response?.() : undefined])
  endpoint.loaded = { request: request.default, response: response?.default }
  return endpoint.loaded
}
