// The operation whose page is measured, and the words of the description that a reader of it needs.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')
export const description = join(root, 'spec/dist/openapi.json')

const [path, method] = ['/api/v1/campaigns', 'post']

export interface Words {
  parameters: string[]
  /** Of bodies and answers, errors included, however deep. */
  properties: string[]
  statuses: string[]
  /** Of errors. */
  codes: string[]
  /** The code samples, each as a whole. */
  samples: string[]
}

type Node = Record<string, unknown>

const document: Node = JSON.parse(readFileSync(description, 'utf8'))
const operation = at(document, 'paths', path, method)
const responses = Object.entries(at(operation, 'responses'))

/** What stands in the heading of its page. */
export const summary = String(operation.summary)

export const languages = (): string[] => listed(operation['x-codeSamples']).map(({ lang }) => String(lang))

export function words(): Words {
  const bodies = [operation.requestBody, ...responses.map(([, response]) => response)].flatMap(schemasOf)
  const failures = responses.filter(([status]) => Number(status) >= 400).flatMap(([, response]) => schemasOf(response))
  const codes = failures
    .flatMap((schema) => partsOf(schema))
    .flatMap((part) => at(part, 'properties', 'code').enum ?? [])
  return {
    parameters: listed(operation.parameters).map(({ name }) => String(name)),
    properties: unique(bodies.flatMap((schema) => propertiesOf(schema))),
    statuses: responses.map(([status]) => status),
    codes: unique(codes.map(String)),
    samples: listed(operation['x-codeSamples']).map(({ source }) => String(source)),
  }
}

const schemasOf = (holder: unknown): Node[] => Object.values(at(holder, 'content')).map((media) => at(media, 'schema'))

function propertiesOf(schema: Node, seen = new Set<Node>()): string[] {
  return partsOf(schema, seen).flatMap((part) => {
    const inner = [...Object.values(at(part, 'properties')), part.items, part.additionalProperties].filter(isNode)
    return [...Object.keys(at(part, 'properties')), ...inner.flatMap((each) => propertiesOf(at(each), seen))]
  })
}

/** The schema itself and those that it is composed of, each once. */
function partsOf(schema: Node, seen = new Set<Node>()): Node[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const composed = [schema.allOf, schema.oneOf, schema.anyOf].flatMap(listed)
  return [schema, ...composed.flatMap((part) => partsOf(part, seen))]
}

/** What stands at the end of a way through the document, references followed; an empty record where there is nothing. */
function at(from: unknown, ...steps: string[]): Node {
  const node = isNode(from) ? from : {}
  const here = typeof node.$ref === 'string' ? at(document, ...node.$ref.slice(2).split('/')) : node
  const [step, ...further] = steps
  return step === undefined ? here : at(here[step], ...further)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const listed = (value: unknown): Node[] => (Array.isArray(value) ? value.map((each) => at(each)) : [])
const unique = (values: string[]) => [...new Set(values)]
