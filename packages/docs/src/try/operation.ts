import { follow, type Media, type Parameter, type Schema } from '../description/document.ts'
import { examplesOf, type Operation, operation as operationOf } from '../description/operations.ts'
import { shapeOf } from '../reference/fields.ts'
import type {
  ConsoleBody,
  ConsoleData,
  ConsoleFollow,
  ConsoleMedia,
  ConsoleParameter,
  ConsolePart,
  Control,
} from './console-data.ts'
import { listOf } from './lists.ts'
import { standalone } from './schema.ts'

export function consoleData(operation: Operation): ConsoleData {
  const { id, method, path, summary, parameters } = operation
  const body = bodyOf(operation)
  return {
    ...{ id, method: method.toUpperCase(), path, summary },
    parameters: parameters.map((parameter) => parameterOf(parameter, operation)),
    ...(body && { body }),
    follows: followsOf(operation),
  }
}

function parameterOf({ name, in: place, required, schema }: Parameter, operation: Operation): ConsoleParameter {
  const list = place === 'path' ? listOf(name, operation) : undefined
  return {
    ...{ name, place, isRequired: required ?? false, type: shapeOf(schema, '').type },
    ...controlOf(schema),
    ...(list && { list }),
  }
}

function controlOf(schema: Schema): Control {
  const told = follow<Schema>(schema)
  const item = told.items ? follow<Schema>(told.items) : told
  const isMany = item !== told
  const values = item.type === 'boolean' ? ['true', 'false'] : (item.enum ?? []).map(String)
  const standard = schema.default ?? told.default
  return {
    kind: kindOf(item, values.length > 0, isMany),
    values,
    example: textOf(item.examples?.[0]),
    ...(standard !== undefined && { default: textOf(standard) }),
  }
}

function kindOf({ type }: Schema, isChosen: boolean, isMany: boolean): Control['kind'] {
  if (isChosen) return isMany ? 'choices' : 'choice'
  if (isMany) return 'lines'
  return type === 'integer' || type === 'number' ? 'number' : 'text'
}

function textOf(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function bodyOf({ raw: { requestBody } }: Operation): ConsoleBody | undefined {
  if (!requestBody) return undefined
  const media = Object.entries(requestBody.content).map(([type, each]): ConsoleMedia => {
    const examples = examplesOf(each).map(({ summary, value }) => ({ summary, value }))
    const parts = type === 'multipart/form-data' ? partsOf(each) : []
    return { type, schema: standalone(each.schema), examples, parts }
  })
  return { isRequired: requestBody.required ?? false, media }
}

function partsOf({ schema, encoding = {} }: Media): ConsolePart[] {
  const { properties = {}, required = [] } = follow<Schema>(schema)
  return Object.entries(properties).map(([name, property]) => {
    const told = follow<Schema>(property)
    const types = encoding[name]?.contentType?.split(/, */) ?? []
    const example = textOf((told.items ? follow<Schema>(told.items) : told).examples?.[0])
    return {
      name,
      kind: partKind(told),
      isRequired: required.includes(name),
      type: shapeOf(property, '').type,
      types,
      example,
    }
  })
}

function partKind({ type, format, properties }: Schema): ConsolePart['kind'] {
  if (format === 'binary') return 'file'
  if (type === 'array') return 'lines'
  return properties ? 'json' : 'text'
}

function followsOf({ responses }: Operation): ConsoleFollow[] {
  return Object.entries(responses).flatMap(([status, { links = {} }]) =>
    Object.values(links).flatMap(({ operationId, parameters: takes }) => {
      const target = operationOf(operationId)
      if (!target || !takes) return []
      return [{ summary: target.summary, href: target.href.slice(1), id: target.id, status: Number(status), takes }]
    }),
  )
}
