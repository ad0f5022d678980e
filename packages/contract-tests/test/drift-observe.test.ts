// What is found in traffic, by kind.
import { describe, expect, test } from 'vitest'
import { drift } from '../src/drift/index.ts'
import { directoryWith, type Exchange, harOf } from './drift/setup.ts'

const operation = `
      operationId: things.list
      parameters:
        - { name: limit, in: query, schema: { type: integer, maximum: 10 } }
        - { name: kind, in: query, required: true, schema: { type: array, items: { type: string, enum: [a, b] } } }
      requestBody:
        content:
          application/json:
            schema: { type: object, required: [name], properties: { name: { type: string } } }
      responses:
        '200':
          description: All.
          headers:
            X-Id: { required: true, schema: { type: integer } }
          content:
            application/json: { schema: { $ref: '#/components/schemas/Thing' } }
        4XX: { description: No. }`

const thing = `
      type: object
      required: [id]
      properties:
        id: { type: integer, minimum: 1 }
        kind: { enum: [a, b] }
        at: { type: [string, 'null'], format: date-time }
        part: { $ref: '#/components/schemas/Part' }
        more: { oneOf: [{ $ref: '#/components/schemas/Part' }, { type: array, items: { type: integer } }] }
        free: { type: object }
        map: { type: object, additionalProperties: { type: integer } }`

const description = `openapi: 3.1.0
info: { title: Things, version: '1' }
paths:
  /things:
    post:${operation}
components:
  schemas:
    Thing:${thing}
    Part: { type: object, properties: { name: { type: string, maxLength: 3 } } }
`

async function findingsOf(...exchanges: Exchange[]) {
  const directory = directoryWith({ 'openapi.yaml': description })
  const whole = exchanges.map((exchange) => ({
    method: 'POST',
    headers: { 'x-id': '1' },
    ...exchange,
    path: exchange.path ?? '/things?kind=a',
  }))
  return drift({ har: harOf(...whole), description: `${directory}/openapi.yaml`, directory })
}

const answer = (body: unknown): Exchange => ({ body })

describe('traffic that is as described', () => {
  test('has no finding', async () => {
    const bodies = [
      { id: 1, kind: 'a', at: null, part: { name: 'x' }, more: { name: 'y' } },
      { id: 2, at: '2026-03-01T10:00:00Z', more: [1], free: { a: 1 }, map: { x: 1 } },
    ]

    const { findings, patch, text } = await findingsOf(...bodies.map(answer), { status: 404, body: undefined })

    expect(findings).toEqual([])
    expect(patch).toBe('')
    expect(text).toContain('The traffic is as described.')
  })
})

describe('an answer', () => {
  test.each<[string, Exchange, object]>([
    ['a status', { status: 302 }, { kind: 'status', message: 'The status 302 is not described.' }],
    ['a content type', { type: 'text/csv', text: 'a' }, { kind: 'content type', where: 'answer 200' }],
    [
      'a missing header',
      { headers: {} },
      { kind: 'header', message: 'The header x-id is required, and is missing in the answer 200.' },
    ],
    ['a header of another type', { headers: { 'x-id': 'a' } }, { kind: 'type', where: 'header x-id of answer 200' }],
    [
      'a property',
      answer({ id: 1, part: { size: 2 } }),
      { kind: 'property', where: 'answer 200, part.size', schema: { type: 'integer' } },
    ],
    ['a missing property', answer({}), { kind: 'required', where: 'answer 200, id' }],
    [
      'a type',
      answer({ id: '1' }),
      { kind: 'type', message: 'answer 200, id is a string, where integer is described.' },
    ],
    [
      'null',
      answer({ id: 1, part: null }),
      { kind: 'type', message: 'answer 200, part is null, where Part is described.' },
    ],
    [
      'no alternative',
      answer({ id: 1, more: 'x' }),
      { kind: 'type', message: 'answer 200, more is a string, where one of several schemas is described.' },
    ],
    ['a value of an alternative', answer({ id: 1, more: ['x'] }), { kind: 'type', where: 'answer 200, more[]' }],
    ['an enum', answer({ id: 1, kind: 'c' }), { kind: 'enum', where: 'answer 200, kind', examples: ['c'] }],
    ['a limit', answer({ id: 0 }), { kind: 'limit', message: 'answer 200, id breaks minimum: 1 (down to 0).' }],
    [
      'a format',
      answer({ id: 1, at: 'now' }),
      { kind: 'limit', message: 'answer 200, at breaks format: "date-time".' },
    ],
    ['a value of a map', answer({ id: 1, map: { a: 'x' } }), { kind: 'type', where: 'answer 200, map.a' }],
    ['a body that is no JSON', { text: '{' }, { kind: 'no JSON' }],
  ])('with %s that is not described is found', async (_, exchange, expected) => {
    const { findings } = await findingsOf(exchange)

    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ operations: ['things.list'], times: 1, ...expected })
  })

  test('is counted, in how many of how many objects and how many exchanges', async () => {
    const { findings } = await findingsOf(answer({ id: 1 }), answer({ id: 2, size: 1 }), answer({ id: 3, size: 2 }))

    expect(findings).toMatchObject([{ kind: 'property', times: 2, of: 3, exchanges: 2, examples: [1, 2] }])
  })
})

describe('a request', () => {
  test.each<[string, Exchange, object]>([
    [
      'a query parameter',
      { path: '/things?kind=a&page=2' },
      { kind: 'parameter', schema: { type: 'integer' }, examples: [2] },
    ],
    [
      'a missing parameter',
      { path: '/things' },
      { kind: 'header', message: 'The query parameter kind is required, and requests without it are accepted.' },
    ],
    [
      'a parameter of another type',
      { path: '/things?kind=a&limit=x' },
      { kind: 'type', where: 'query parameter limit' },
    ],
    ['a value of a parameter', { path: '/things?kind=a&kind=c' }, { kind: 'enum', where: 'query parameter kind, []' }],
    ['a property', { sent: { name: 'a', size: 1 } }, { kind: 'property', where: 'request, size' }],
    ['a missing property', { sent: {} }, { kind: 'required', where: 'request, name' }],
  ])('with %s that is not described is found when it was accepted', async (_, exchange, expected) => {
    const { findings } = await findingsOf(exchange)

    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject(expected)
  })

  test('says nothing when it was refused', async () => {
    const { findings } = await findingsOf({ path: '/things?page=x', sent: { size: 1 }, status: 400 })

    expect(findings).toEqual([])
  })
})

describe('what has no operation', () => {
  test('is counted, and is a finding where the server knew it', async () => {
    const { findings, text } = await findingsOf(
      answer({ id: 1 }),
      { method: 'GET', path: '/things' },
      { path: '/logo.png' },
    )

    expect(findings).toMatchObject([{ kind: 'operation', message: 'GET /things is not described.', operations: [] }])
    expect(text).toContain('Left out: 1 entry that no operation of the description fits.')
  })
})

describe('what was described and never seen', () => {
  test('is told, and is no finding', async () => {
    const { findings, unseen } = await findingsOf(answer({ id: 1, kind: 'a', part: {}, more: [], free: {}, map: {} }))

    expect(findings).toEqual([])
    expect(unseen).toMatchObject({
      operations: [],
      statuses: { '4XX': ['things.list'] },
      properties: [{ name: 'Thing.at' }, { name: 'Part.name' }],
    })
  })
})

describe('examples', () => {
  test('have neither keys nor numbers and addresses of people', async () => {
    const secrets = {
      apiKey: 'abcdef',
      note: 'rl_live_abcdef123 of +12025550142',
      email: 'amara@example.org',
      otp: '123456',
    }

    const { findings, text, patch } = await findingsOf(answer({ id: 1, ...secrets }))

    const shown = JSON.stringify(findings) + text + patch
    expect(findings.map(({ examples }) => examples[0])).toEqual([
      '$REDACTED',
      '$API_KEY of +10000000000',
      'xxxxx@xxxxxxx.org',
      '$REDACTED',
    ])
    expect(shown).not.toMatch(/abcdef|2025550142|amara|123456/)
  })
})
