import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Of an OpenAPI document, what copies of it change. */
export interface Document {
  openapi: string
  /** By path, then by method in small letters. */
  paths: Record<string, Record<string, OperationObject>>
  components: Components
}

interface Components {
  parameters: Record<string, ParameterObject>
  headers: Record<string, { required?: boolean }>
  responses: Record<string, ResponseObject>
}

export interface OperationObject {
  operationId: string
  /** All of them, also those of its path. */
  parameters: ParameterObject[]
  requestBody?: { content: Record<string, MediaTypeObject> }
  responses: Record<string, ResponseObject | Reference>
}

export interface ParameterObject {
  name: string
  in: string
  required?: boolean
  schema: object
  example?: unknown
  examples?: Record<string, { value?: unknown }>
}

export interface ResponseObject {
  headers?: Record<string, object>
  content?: Record<string, MediaTypeObject>
}

export interface MediaTypeObject {
  schema: object
  examples?: Record<string, { value?: unknown }>
}

interface Reference {
  $ref: string
}

type GivenParameter = ParameterObject | Reference

/** As the file has them; parameters that a path's operations share stand beside these. */
type GivenItem = Record<string, { parameters?: GivenParameter[] } | GivenParameter[]>

const file = join(import.meta.dirname, '../../spec/dist/openapi.json')

/** The description of the Rocketlead API, each time a copy of its own. */
export function readDocument(): Document {
  const { paths, ...rest } = JSON.parse(readFileSync(file, 'utf8'))
  const items = Object.entries<GivenItem>(paths).map(([path, item]) => [path, gathered(item, rest.components)])
  return { ...rest, paths: Object.fromEntries(items) }
}

/** An item whose operations have all parameters themselves. */
function gathered(item: GivenItem, { parameters: known }: Components): object {
  const shared = Array.isArray(item.parameters) ? item.parameters : []
  const resolved = (parameter: GivenParameter) => (isReference(parameter) ? known[nameIn(parameter)] : parameter)
  const operations = Object.entries(item).flatMap(([method, operation]) => {
    if (Array.isArray(operation)) return []
    return [[method, { ...operation, parameters: [...shared, ...(operation.parameters ?? [])].map(resolved) }]]
  })
  return Object.fromEntries(operations)
}

export const isReference = (value: object): value is Reference => '$ref' in value

/** The component that a reference names. */
export const nameIn = ({ $ref }: Reference): string => $ref.split('/').at(-1) ?? ''

/** The operations with method (in capital letters) and path. */
export function operationsOf({ paths }: Document): { method: string; path: string; operation: OperationObject }[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
}
