import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Schema } from '../src/description/description.ts'
import { alternativesIn } from '../src/schema/alternatives.ts'
import { matching } from '../src/schema/pattern.ts'
import { placesOf } from '../src/schema/places.ts'
import { sampleOf } from '../src/schema/sample.ts'
import { validatorsOf } from '../src/schema/validate.ts'
import { breaches, edges } from '../src/schema/values.ts'

const tree: Schema = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
}
const document = { components: { schemas: { Tree: tree, Name: { type: 'string', maxLength: 5 } } } }
const alternatives = alternativesIn(document)

describe('the alternatives of a schema', () => {
  test.each<[string, Schema, Schema[]]>([
    ['a type of several', { type: ['string', 'null'] }, [{ type: 'string' }, { type: 'null' }]],
    [
      'values of several types',
      { type: ['string', 'null'], enum: ['a', null] },
      [
        { type: 'string', enum: ['a'] },
        { type: 'null', enum: [null] },
      ],
    ],
    ['a reference', { $ref: '#/components/schemas/Name' }, [{ type: 'string', maxLength: 5 }]],
    [
      'a reference that says more',
      { $ref: '#/components/schemas/Name', minLength: 2 },
      [{ type: 'string', maxLength: 5, minLength: 2 }],
    ],
    [
      'a choice',
      { oneOf: [{ type: 'integer' }, { $ref: '#/components/schemas/Name' }] },
      [{ type: 'integer' }, { type: 'string', maxLength: 5 }],
    ],
    [
      'what is all at once',
      {
        allOf: [
          { type: 'number', minimum: 1 },
          { type: 'integer', minimum: 3, maximum: 9 },
        ],
      },
      [{ type: 'integer', minimum: 3, maximum: 9 }],
    ],
    ['what cannot be', { allOf: [{ type: 'string' }, { type: 'integer' }] }, []],
    [
      'what is required in both',
      { allOf: [{ type: 'object', required: ['a'] }, { required: ['b'] }] },
      [{ type: 'object', required: ['a', 'b'] }],
    ],
  ])('take %s apart', (_, schema, expected) => {
    expect(alternatives(schema)).toEqual(expected)
  })

  test('come to an end where a schema holds itself', () => {
    const places = alternatives(tree).flatMap((one) => placesOf(one, alternatives))

    expect(places.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['name', 'children', 'children[]', 'children[].name']),
    )
    expect(sampleOf(tree, alternatives)).toEqual({ name: 'Ada' })
  })
})

describe('values at the edge of a schema and beyond it', () => {
  const schemas: Schema[] = [
    { type: 'integer', minimum: 3, maximum: 9 },
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    { type: 'integer', multipleOf: 5, minimum: 0 },
    { type: 'string', minLength: 2, maxLength: 7 },
    { type: 'string', pattern: '^[A-Z]{2}$' },
    { type: 'string', format: 'date-time' },
    { type: 'string', format: 'email', maxLength: 40 },
    { type: 'string', enum: ['red', 'green'] },
    { type: ['boolean', 'null'] },
    { type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 3, uniqueItems: true },
    {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string' }, b: { type: 'integer' } },
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      minProperties: 1,
      dependentRequired: { a: ['b'] },
    },
  ]
  const { request } = validatorsOf({ schemas })
  const isValid = (index: number, value: unknown) => request(`/schemas/${index}`, value).length === 0

  test.each(schemas.map((schema, index) => [JSON.stringify(schema), index] as const))(
    'of %s are some of each',
    (_, index) => {
      const schema = schemas[index]

      const [inside, outside] = [edges(schema, alternatives), breaches(schema, alternatives)]

      expect(inside.filter(({ value }) => isValid(index, value)).length).toBeGreaterThan(0)
      expect(outside.filter(({ value }) => !isValid(index, value)).length).toBeGreaterThan(1)
      expect(isValid(index, sampleOf(schema, alternatives))).toBe(true)
    },
  )

  test('are both edges and one beyond each of them', () => {
    const values = (made: { value: unknown }[]) => made.map(({ value }) => value)

    expect(values(edges(schemas[0], alternatives))).toEqual(expect.arrayContaining([3, 4, 8, 9]))
    expect(values(breaches(schemas[0], alternatives))).toEqual(expect.arrayContaining([2, 10, 3.5, '1', null, true]))
  })

  test('are counted in characters, not in code units', () => {
    const texts = edges({ type: 'string', maxLength: 3 }, alternatives).map(({ value }) => value)

    expect(texts).toContain('🙂🙂🙂')
  })
})

describe('texts of a pattern', () => {
  test.each(['^[A-Z]{2}-\\d{3}$', '^a\\-b$', '^(?!0)\\d+$', '\\bfoo\\b', '^(?=.*\\d)[a-z\\d-]{5,}$', '^\\p{L}+$'])(
    'fit it, also where they cannot be made from it: %s',
    (pattern) => {
      const schema: Schema = { type: 'string', pattern, examples: ['foo', '42', 'abc-1'] }
      const { request } = validatorsOf({ schema })

      const texts = fc.sample(matching(schema), { numRuns: 20, seed: 1 })

      expect(texts.filter((text) => request('/schema', text).length > 0)).toEqual([])
    },
  )
})

describe('the validators of a document', () => {
  test('are made once, and of another document anew', () => {
    const documentWith = (type: string) => ({ schema: { type } })
    const texts = documentWith('string')

    expect(validatorsOf(texts)).toBe(validatorsOf(texts))
    expect(validatorsOf(documentWith('integer')).request('/schema', 'a')).toHaveLength(1)
    expect(validatorsOf(texts).request('/schema', 'a')).toEqual([])
  })
})
