import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The parts of the bundled description that the site shows. */
export interface Document {
  info: { title: string; version: string; summary: string; description: string }
  servers: Server[]
  tags: { name: string; description: string; 'x-slug': string }[]
  externalDocs: { url: string; description: string }
  paths: Record<string, PathItem>
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, { description: string }> }
  'x-problem-codes': Record<string, ProblemCode>
}
export interface Server {
  url: string
  description: string
  variables?: Record<string, { default: string; description: string }>
}
export interface ProblemCode {
  status: number
  title: string
  cause: string
  cure: string
}
export type PathItem = { parameters?: (Parameter | Ref)[] } & { [method in Method]?: RawOperation }
export interface RawOperation {
  operationId: string
  tags: [string]
  summary: string
  description: string
  'x-provenance': Provenance
  'x-codeSamples': Sample[]
  externalDocs?: { url: string }
  parameters?: (Parameter | Ref)[]
  requestBody?: { required?: boolean; description: string; content: Record<string, Media> }
  responses: Record<string, Response | Ref>
}
export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  description: string
  schema: Schema
}
export interface Response {
  description: string
  headers?: Record<string, Header | Ref>
  content?: Record<string, Media>
  links?: Record<string, Link>
}
export interface Link {
  operationId: string
  description: string
  parameters?: Record<string, string>
}
export interface Header {
  description: string
  required?: boolean
  schema: Schema
}
export interface Media {
  schema: Schema
  examples?: Record<string, Example | Ref>
  encoding?: Record<string, { contentType?: string }>
}
export interface Example {
  summary?: string
  value: unknown
}
export interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  default?: unknown
  examples?: unknown[]
  enum?: unknown[]
  format?: string
  pattern?: string
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  dependentRequired?: Record<string, string[]>
  items?: Schema
  oneOf?: Schema[]
  allOf?: Schema[]
  discriminator?: { propertyName: string; mapping?: Record<string, string> }
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  minProperties?: number
  maxProperties?: number
  'x-transitions'?: Transition[]
  'x-ramp'?: Ramp
}
/** A move of a state machine; without `from` it is how a record begins. */
export interface Transition {
  from?: string[]
  to: string
  by?: string[]
  when?: string
  /** Whether the mock server plays it. Default true. */
  simulated?: boolean
}
export interface Ramp {
  days: { target: number; coldLimit: number }[]
  shares: Record<string, number>
}
export interface Sample {
  lang: string
  label: string
  source: string
}
export interface Ref {
  $ref: string
}
export type Provenance = 'documented' | 'partly' | 'inferred'
export const methods = ['get', 'put', 'post', 'patch', 'delete'] as const
export type Method = (typeof methods)[number]

// Read, not imported: the compiler would type every value of it. The site is built and tested from its own folder.
const require = createRequire(`${process.cwd()}/package.json`)
const read = (name: string): Document => JSON.parse(readFileSync(require.resolve(name), 'utf8'))

export const document = read('@rocketlead/openapi/openapi.json')
/** The mock server's own control plane. */
export const control = read('@rocketlead/openapi/control.json')

/** Follows a local reference, if it is one. */
export function follow<Node>(node: Node | Ref, within: Document = document): Node {
  if (typeof node !== 'object' || node === null || !('$ref' in node) || !node.$ref) return node as Node
  const steps = node.$ref.slice(2).split('/')
  // The bundle has been linted: each of its references leads to a node of the kind that stands there.
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], within) as Node
}

/** The name of the component that a reference names: `#/components/schemas/Lead` -> `Lead`. */
export const refName = ($ref: string): string => $ref.slice($ref.lastIndexOf('/') + 1)
