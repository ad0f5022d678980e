import { partsOf } from './compare.ts'
import { isObject } from './json.ts'
import type { DescribedOperation, DescribedParameter } from './operations.ts'
import { child, entries, follow, type Place } from './sources.ts'

/** What a request has for a parameter that is described. */
export interface Given {
  parameter: DescribedParameter
  schema: Place | undefined
  /** Undefined when it was not sent, or cannot be told apart from others. */
  value: unknown
  sent: boolean
}

/** What was sent for each described parameter of the query, the path and the headers. */
export function givenParameters(
  operation: DescribedOperation,
  { url, headers, path }: { url: string; headers: Record<string, string>; path: Record<string, string> },
): Given[] {
  const query = new URL(url).searchParams
  return operation.parameters.flatMap((parameter): Given[] => {
    const { name, in: part } = parameter
    const schema = child(parameter.place, 'schema')
    if (part === 'query') return [{ parameter, schema, ...queryValue(query, parameter, schema) }]
    const text = part === 'path' ? path[name] : part === 'header' ? headers[name.toLowerCase()] : undefined
    if (part === 'cookie') return []
    return [
      { parameter, schema, value: text === undefined ? undefined : meaningOf(text, schema), sent: text !== undefined },
    ]
  })
}

/** Names in the query that no parameter and no security scheme has, each with its values. */
export function undescribedQuery(root: Place, operation: DescribedOperation, url: string): [string, string[]][] {
  const described = operation.parameters.filter(({ in: part }) => part === 'query')
  if (described.some(({ place }) => isSpread(place))) return []
  const schemes = entries(child(root, 'components', 'securitySchemes')).map(([, scheme]) => follow(scheme).value)
  const keys = schemes.flatMap((scheme) => (isObject(scheme) && scheme.in === 'query' ? [scheme.name] : []))
  const names = new Set([...described.map(({ name }) => name), ...keys])
  const query = new URL(url).searchParams
  return [...new Set(query.keys())]
    .filter((name) => !names.has(name) && !names.has(name.replace(/\[.*$/, '')))
    .map((name) => [name, query.getAll(name)])
}

/** An object whose properties are names of the query themselves. */
function isSpread(parameter: Place): boolean {
  const { style = 'form', explode = style === 'form' } = isObject(parameter.value) ? parameter.value : {}
  const schema = child(parameter, 'schema')
  return style === 'form' && explode === true && schema !== undefined && typesOf(schema).has('object')
}

function queryValue(query: URLSearchParams, { name, place }: DescribedParameter, schema: Place | undefined) {
  const texts = query.getAll(name)
  const [text] = texts
  if (text === undefined) {
    const isDeep = [...query.keys()].some((key) => key.startsWith(`${name}[`))
    return { value: undefined, sent: isDeep || isSpread(place) }
  }
  if (!schema || !typesOf(schema).has('array')) return { value: meaningOf(text, schema), sent: true }
  const { style = 'form', explode = style === 'form' } = isObject(place.value) ? place.value : {}
  const separator = style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ','
  const items = explode === true ? texts : text.split(separator)
  return { value: items.map((item) => meaningOf(item, child(schema, 'items'))), sent: true }
}

/** What a text means where a schema wants another type than a text; else the text. */
export function meaningOf(text: string, schema: Place | undefined): unknown {
  const types = schema ? typesOf(schema) : new Set()
  if (types.has('object') || types.has('array')) return undefined
  if ((types.has('integer') || types.has('number')) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text)
  if (types.has('boolean') && /^(true|false)$/.test(text)) return text === 'true'
  return types.has('null') && !types.has('string') && text === 'null' ? null : text
}

/** The narrowest type of a text whose meaning nobody describes. */
export function guessed(text: string): unknown {
  if (/^(true|false)$/.test(text)) return text === 'true'
  return /^-?(0|[1-9]\d{0,8})(\.\d+)?$/.test(text) ? Number(text) : text
}

/** All types that a schema names, its parts and alternatives included. */
function typesOf(schema: Place): Set<unknown> {
  const parts = partsOf(undefined, schema, 'request').flatMap((part) => [
    part,
    ...[...entries(child(part, 'oneOf')), ...entries(child(part, 'anyOf'))].flatMap(([, branch]) =>
      partsOf(undefined, branch, 'request'),
    ),
  ])
  return new Set(parts.flatMap(({ value }) => (isObject(value) ? [value.type].flat() : [])))
}
