import { readFileSync } from 'node:fs'
import { root } from '../paths.ts'
import { camel } from './names.ts'

/** The parts of an OpenAPI 3.1 document that the generators read. */
export interface Document {
  openapi: string
  info: { title: string; version: string; description?: string }
  tags: { name: string; description: string; 'x-slug': string }[]
  externalDocs?: { url: string }
  paths: Record<string, PathItem>
  components: { schemas: Record<string, Schema>; [kind: string]: Record<string, unknown> }
  'x-problem-codes': Record<string, { status: number; title: string; cause: string; cure: string }>
}
export interface PathItem {
  parameters?: (Parameter | Ref)[]
  get?: Operation
  put?: Operation
  post?: Operation
  patch?: Operation
  delete?: Operation
}
export interface Operation {
  operationId: string
  tags: string[]
  summary: string
  description: string
  'x-provenance'?: string
  externalDocs?: { url: string }
  parameters?: (Parameter | Ref)[]
  requestBody?: RequestBody
  responses: Record<string, Response | Ref>
}
export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  description: string
  schema: Schema
}
export interface RequestBody {
  required?: boolean
  description?: string
  content: Record<string, MediaType>
}
export interface Response {
  description: string
  headers?: Record<string, Header | Ref>
  content?: Record<string, MediaType>
  links?: Record<string, { operationId?: string; parameters?: Record<string, unknown> }>
}
export interface Header {
  required?: boolean
  schema: Schema
}
export interface MediaType {
  schema: Schema
  examples?: Record<string, { summary?: string; value: unknown } | Ref>
}
export interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  default?: unknown
  examples?: unknown[]
  enum?: unknown[]
  format?: string
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  items?: Schema
  /** What a string holds: of a stream of events, each event's data. */
  contentSchema?: Schema
  oneOf?: Schema[]
  allOf?: Schema[]
  discriminator?: { propertyName: string; mapping?: Record<string, string> }
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  pattern?: string
  /** The moves between the values of an enum. */
  'x-transitions'?: Transition[]
  /** The days of a warmup, and each profile's share of the first messages that they permit. */
  'x-ramp'?: { days: { target: number; coldLimit: number }[]; shares: Record<string, number> }
}
/** A move of a state machine; `spec/plugin/transitions.js` says what holds of it. */
export interface Transition {
  /** Left out where it begins. */
  from?: string[]
  to: string
  /** The operations that bring it about; left out where it happens by itself. */
  by?: string[]
  /** The condition, or when it happens by itself: a sentence. */
  when?: string
  /** False for what the mock server never does. */
  simulated?: boolean
}
export interface Ref {
  $ref: string
}

export const methods = ['get', 'put', 'post', 'patch', 'delete'] as const
export type Method = (typeof methods)[number]

/** One operation with everything about it in one place: shared parameters merged in, references followed. */
export interface OperationView {
  id: string
  /** The section's name in code (`leadLists`), its slug (`lead-lists`), and the method's name (`addLead`). */
  section: string
  slug: string
  name: string
  method: Method
  path: string
  operation: Operation
  parameters: Parameter[]
  responses: Record<string, Response>
}

/** Reads a bundle from `spec/dist/`. */
export function readBundle(name: 'openapi' | 'control'): Document {
  return JSON.parse(readFileSync(`${root}spec/dist/${name}.json`, 'utf8'))
}

/** Every operation of a bundle in its order. */
export function operationsOf(document: Document): OperationView[] {
  const slugs = new Map(document.tags.map((tag) => [tag.name, tag['x-slug']]))
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      if (!operation) return []
      const slug = slugs.get(operation.tags[0] ?? '') ?? ''
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
      return {
        id: operation.operationId,
        section: camel(slug),
        slug,
        name: operation.operationId.slice(operation.operationId.indexOf('.') + 1),
        method,
        path,
        operation,
        parameters: parameters.map((parameter) => follow<Parameter>(document, parameter)),
        responses: Object.fromEntries(
          Object.entries(operation.responses).map(([status, response]) => [
            status,
            follow<Response>(document, response),
          ]),
        ),
      }
    }),
  )
}

/** Follows a local reference, if it is one. */
export function follow<Node>(document: Document, node: Node | Ref): Node {
  if (typeof node !== 'object' || node === null || !('$ref' in node) || !node.$ref) return node as Node
  const steps = node.$ref.slice(2).split('/')
  // A bundle has only local references, and Redocly has vouched that each leads to a node of its kind.
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document) as Node
}

/** The name of the component that a reference names: `#/components/schemas/Lead` -> `Lead`. */
export const refName = ($ref: string): string => $ref.slice($ref.lastIndexOf('/') + 1)
