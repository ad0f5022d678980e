import { describe, expect, test } from 'vitest'
import {
  type Document,
  follow,
  type MediaType,
  type OperationView,
  operationsOf,
  type Parameter,
  type Response,
  readBundle,
  type Schema,
} from '../generate/document.ts'
import { schemaCheck } from './schema-check.ts'

interface Example {
  at: string
  schema: Schema
  value: unknown
}

describe.each(['openapi', 'control'] as const)('the examples of %s', (name) => {
  const document = readBundle(name)
  const check = schemaCheck(document)
  const faultsOf = (examples: Example[]) =>
    examples.map(({ at, schema, value }) => ({ at, fault: check(schema, value) })).filter(({ fault }) => fault)

  test.each(operationsOf(document))('fit their schemas in $id', (view) => {
    const examples = examplesOfOperation(document, view)

    expect(faultsOf(examples)).toEqual([])
    expect(examples.length).toBeGreaterThan(4)
  })

  test.each(Object.entries(document.components.schemas))('fit %s', (schemaName, schema) => {
    expect(faultsOf(examplesInSchema(schemaName, schema))).toEqual([])
  })

  test('fit the headers', () => {
    // Redocly has vouched that each is a header.
    const headers = Object.entries(document.components.headers ?? {}) as [string, Parameter][]

    expect(faultsOf(headers.flatMap(([header, { schema }]) => examplesInSchema(header, schema)))).toEqual([])
  })
})

describe('schemaCheck', () => {
  const text: Schema = { type: 'string', format: 'date-time' }
  const document = { components: { schemas: { Time: text, Open: { type: 'object', properties: { at: text } } } } }
  // Only the components are read.
  const check = schemaCheck(document as unknown as Document)
  const openOrNull: Schema = { oneOf: [{ $ref: '#/components/schemas/Open' }, { type: 'null' }] }

  test('takes what fits', () => {
    expect(check(openOrNull, { at: '2026-03-10T15:00:00.000Z' })).toBe('')
  })

  test('refuses a property that the schema does not name', () => {
    expect(check(openOrNull, { until: 1 })).toContain('must NOT have additional properties')
  })

  test('refuses a day that no calendar has', () => {
    expect(check({ $ref: '#/components/schemas/Time' }, '2026-02-30T15:00:00.000Z')).toContain('must match format')
  })
})

function examplesOfOperation(document: Document, { operation, parameters, responses }: OperationView): Example[] {
  return [
    ...parameters.flatMap(({ name, schema }) => examplesInSchema(name, schema)),
    ...examplesInContent(document, 'request', operation.requestBody?.content),
    ...Object.entries(responses).flatMap(([status, { content }]: [string, Response]) =>
      examplesInContent(document, status, content),
    ),
  ]
}

function examplesInContent(document: Document, at: string, content: Record<string, MediaType> = {}): Example[] {
  return Object.entries(content).flatMap(([type, { schema, examples = {} }]) => [
    ...examplesInSchema(`${at} ${type}`, schema),
    ...Object.entries(examples).map(([name, example]) => ({
      at: `${at} ${type} ${name}`,
      schema,
      value: follow<{ value?: unknown }>(document, example).value,
    })),
  ])
}

/** The examples within a schema; those of components that it refers to are found at the components. */
function examplesInSchema(at: string, schema: Schema): Example[] {
  const { examples = [], properties = {}, items, oneOf = [], allOf = [], additionalProperties } = schema
  const inner = [
    ...Object.entries(properties),
    ...(items ? [['items', items] as const] : []),
    ...(typeof additionalProperties === 'object' ? [['*', additionalProperties] as const] : []),
    ...[...oneOf, ...allOf].map((part, index) => [`${index}`, part] as const),
  ]
  return [
    ...examples.map((value) => ({ at, schema, value })),
    ...inner.flatMap(([name, part]) => examplesInSchema(`${at}.${name}`, part)),
  ]
}
