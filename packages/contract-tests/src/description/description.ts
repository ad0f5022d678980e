/** A JSON Schema of draft 2020-12, as OpenAPI 3.1 has it. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  default?: unknown
  examples?: unknown[]
  description?: string
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  multipleOf?: number
  items?: Schema | boolean
  prefixItems?: (Schema | boolean)[]
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  properties?: Record<string, Schema | boolean>
  required?: string[]
  additionalProperties?: Schema | boolean
  unevaluatedProperties?: Schema | boolean
  patternProperties?: Record<string, Schema | boolean>
  propertyNames?: Schema | boolean
  dependentRequired?: Record<string, string[]>
  minProperties?: number
  maxProperties?: number
  allOf?: (Schema | boolean)[]
  anyOf?: (Schema | boolean)[]
  oneOf?: (Schema | boolean)[]
  not?: Schema | boolean
  readOnly?: boolean
  writeOnly?: boolean
  discriminator?: { propertyName: string; mapping?: Record<string, string> }
  [keyword: string]: unknown
}

/** An API as a description tells of it, with references followed and everything that an operation has in one place. */
export interface Description {
  title: string
  version: string
  /** Where it was read: a file, an address, or a name. */
  source: string
  /** The whole document, as OpenAPI 3.1. */
  document: Record<string, unknown>
  operations: Operation[]
  /** The addresses that the description gives, without those that have parts to fill in. */
  servers: string[]
}

export interface Operation {
  /** The operationId; where there is none, method and path. */
  id: string
  /** In capital letters. */
  method: string
  /** With its parameters in braces: `/campaigns/{campaignId}`. */
  path: string
  /** The first tag's slug or name; empty without tags. */
  section: string
  summary: string
  parameters: Parameter[]
  body: RequestBody | undefined
  /** By status, range (`4XX`) or `default`. */
  responses: Record<string, ResponseDescription>
  /** How a caller proves who he is; empty when nobody is asked. */
  security: SecurityScheme[]
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required: boolean
  schema: Schema
  /** JSON pointer of the schema in the document. */
  pointer: string
  style: string
  explode: boolean
  /** Named examples, and those of its schema. */
  examples: unknown[]
}

export interface RequestBody {
  required: boolean
  media: MediaType[]
}

export interface MediaType {
  /** `application/json`, without parameters. */
  type: string
  schema: Schema
  /** JSON pointer of the schema in the document. */
  pointer: string
  examples: Record<string, unknown>
  /** The content type of each part of a form. */
  encoding: Record<string, { contentType?: string }>
}

export interface ResponseDescription {
  media: MediaType[]
  headers: HeaderDescription[]
  links: Link[]
}

export interface HeaderDescription {
  name: string
  required: boolean
  schema: Schema
  pointer: string
}

export interface Link {
  name: string
  /** The id of the operation that it leads to. */
  operation: string
  /** Runtime expressions by parameter. */
  parameters: Record<string, unknown>
  requestBody: unknown
  /** `x-optional`: whether what it leads to need not be there. */
  isOptional: boolean
}

export interface SecurityScheme {
  kind: 'bearer' | 'basic' | 'header' | 'query' | 'cookie'
  /** Of the header, the query parameter or the cookie. */
  name: string
}
