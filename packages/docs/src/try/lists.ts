import { follow, type Parameter, type Schema } from '../description/document.ts'
import { type Operation, operations } from '../description/operations.ts'
import type { ConsoleList } from './console-data.ts'

/**
 * Where the server lists what a parameter in a path can be. What `/campaigns/{campaignId}` names is listed by
 * `/campaigns`; what `/campaigns/{campaignId}/steps/{stepId}` names stands in the answer of `/campaigns/{campaignId}`
 * when its steps have no list of their own.
 */
export function listOf(parameter: string, { path }: Operation): ConsoleList | undefined {
  const places = [path, ...operations.map((operation) => operation.path)].flatMap((each) => before(parameter, each))
  const isKnown = (list: ConsoleList) => namesIn(list.path).every((name) => namesIn(path).includes(name))
  return [...new Set(places)]
    .flatMap((place) => [collection(place), inParent(place)])
    .find((list) => list && isKnown(list))
}

/** The part of a path that stands before a parameter. */
function before(parameter: string, path: string): string[] {
  const index = path.indexOf(`/{${parameter}}`)
  return index > 0 ? [path.slice(0, index)] : []
}

const namesIn = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

function collection(path: string): ConsoleList | undefined {
  return listIn(path, () => true)
}

function inParent(path: string): ConsoleList | undefined {
  const index = path.lastIndexOf('/')
  const name = path.slice(index + 1).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return listIn(path.slice(0, index), (property) => property === name)
}

/** The first list of things with ids in what a path answers. */
function listIn(path: string, isMeant: (property: string) => boolean): ConsoleList | undefined {
  const operation = operations.find((each) => each.method === 'get' && each.path === path)
  const schema = operation?.responses['200']?.content?.['application/json']?.schema
  if (!operation || !schema) return undefined
  for (const [at, property] of Object.entries(follow<Schema>(schema).properties ?? {})) {
    const { properties } = follow<Schema>(follow<Schema>(property).items ?? {})
    if (isMeant(at) && properties?.id) return { path, query: queryOf(operation), at, labels: labelsOf(properties) }
  }
  return undefined
}

/** As many as the server gives at once. */
function queryOf({ parameters }: Operation): string {
  const limit = parameters.find((parameter: Parameter) => parameter.name === 'limit')
  return limit?.schema.maximum === undefined ? '' : `?limit=${limit.schema.maximum}`
}

/** The first text that is neither an id, a time nor a link, and the first that is one of a few words. */
function labelsOf(properties: Record<string, Schema>): string[] {
  const texts = textsOf(properties)
  const isWord = ([, { enum: words }]: [string, Schema]) => words !== undefined
  return [texts.find((text) => !isWord(text)), texts.find(isWord)].flatMap((text) => (text ? [text[0]] : []))
}

/** Texts of a thing, and then those of the things inside of it: `contact/phone`. */
function textsOf(properties: Record<string, Schema>, within = ''): [string, Schema][] {
  const told = Object.entries(properties).map(([name, schema]): [string, Schema] => [
    `${within}${name}`,
    follow<Schema>(schema),
  ])
  const own = told.filter(
    ([name, { type, format }]) => !/id$/i.test(name) && !format && [type].flat().includes('string'),
  )
  const inner = within ? [] : told.flatMap(([name, schema]) => textsOf(schema.properties ?? {}, `${name}/`))
  return [...own, ...inner]
}
