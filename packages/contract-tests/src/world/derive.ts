import type { Operation, Schema } from '../description/description.ts'
import { at, isRecord } from '../description/pointer.ts'
import type { Ids, Json, World } from './recipes.ts'

/** The names of a path's parameters, in their order. */
export const pathParameters = (path: string): string[] =>
  [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => `${name}`)

/** How a thing that a path parameter names can be had, as far as the description tells. */
export interface Source {
  /** Makes one. */
  create?: Operation
  /** Lists those that there are. */
  list?: Operation
  /** What stands before the parameter in its path: `/campaigns/{campaignId}/steps`. */
  collection: string
}

/** For each path parameter the collection that it names something of. */
export function sourcesOf(operations: readonly Operation[]): Map<string, Source> {
  const sources = new Map<string, Source>()
  for (const { path, parameters } of operations)
    for (const parameter of pathParameters(path)) {
      const schema = parameters.find(({ in: place, name }) => place === 'path' && name === parameter)?.schema
      if (sources.has(parameter) || (schema && isChosen(schema))) continue
      const collection = path.slice(0, path.indexOf(`/{${parameter}}`))
      const find = (method: string) => operations.find((each) => each.method === method && each.path === collection)
      const [create, list] = [find('POST'), find('GET')]
      if (create || list) sources.set(parameter, { collection, ...(create && { create }), ...(list && { list }) })
    }
  return sources
}

/** Whether a value is one of a few that the description tells: a colour, a column, and no id. */
const isChosen = ({ enum: values, minimum, maximum }: Schema): boolean =>
  values !== undefined || (minimum !== undefined && maximum !== undefined)

/** Makes a thing by the call that adds to its collection; gives its id and those of what it is part of. */
export async function makeOne(
  parameter: string,
  source: Source,
  world: World,
  readOnly: boolean,
): Promise<Ids | undefined> {
  const parent = pathParameters(source.collection).at(-1)
  const around = parent === undefined ? {} : await world.get(parent)
  if (!readOnly && source.create) {
    const good = await world.good(source.create.id)
    const body: Json = await world.must(source.create.id, { ...good, path: { ...good.path, ...around } })
    const id = idIn(body, parameter, source.create)
    if (id !== undefined) return { ...around, [parameter]: id }
  }
  return source.list ? firstOf(parameter, source.list, around, world) : undefined
}

async function firstOf(parameter: string, list: Operation, around: Ids, world: World): Promise<Ids | undefined> {
  const body: Json = await world.must(list.id, { path: around })
  const [first] = itemsOf(body) ?? []
  const id = idIn(first, parameter, list)
  return id === undefined ? undefined : { ...around, [parameter]: id }
}

/** The items of an answer that is a list: the body itself, or the only list of objects in it. */
export function itemsOf(body: unknown): Json[] | undefined {
  if (Array.isArray(body)) return body
  if (!isRecord(body)) return undefined
  const lists = Object.values(body).filter((value) => Array.isArray(value))
  const named = ['data', 'items', 'results', 'value'].map((name) => body[name]).find((value) => Array.isArray(value))
  return named ?? (lists.length === 1 ? lists[0] : undefined)
}

/** The id of a thing: where a link says that it is, under the parameter's name, as `id`, or as the only text that ends so. */
export function idIn(body: unknown, parameter: string, operation?: Operation): string | undefined {
  const links = Object.values(operation?.responses ?? {}).flatMap((response) => response.links)
  const linked = links.flatMap(({ parameters }) => {
    const expression = parameters[parameter]
    const pointer = typeof expression === 'string' ? /^\$response\.body#(\/.*)$/.exec(expression)?.[1] : undefined
    return pointer === undefined ? [] : [at(body, pointer)]
  })
  const named = isRecord(body) ? [body[parameter], body.id, body[parameter.replace(/^.*(?=id$)/i, '')]] : []
  const found = [...linked, ...named].find((value) => typeof value === 'string' || typeof value === 'number')
  return found === undefined ? undefined : String(found)
}
