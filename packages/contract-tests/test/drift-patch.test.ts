// The proposed patch: where each change lands, and that it looks like what stands around it.
import { describe, expect, test } from 'vitest'
import { linesOf, of, patched } from './drift/patched.ts'

describe('a property', () => {
  test('goes to the end of the properties, in flow where others do', async () => {
    const { patch, left } = await of('type: object # all of it\nproperties:\n  id: { type: integer } # the id', {
      id: 1,
      size: 2,
    })

    expect(linesOf(patch)).toEqual([
      '+        size: { type: integer, description: Seen in traffic only., examples: [2] }',
    ])
    expect(left).toEqual([])
  })

  test('is put into properties on one line', async () => {
    const { patch, left } = await of('{ type: object, properties: { id: { type: integer } } }', {
      id: 1,
      size: 2,
      more: null,
    })

    expect(linesOf(patch)[1]).toContain(
      'properties: { id: { type: integer }, size: { type: integer, description: Seen in traffic only., examples: [2] }, more: { type: "null"',
    )
    expect(left).toEqual([])
  })

  test('keeps a comma at the end where there is one', async () => {
    const { text, left } = await of('{\n  type: object,\n  properties: {\n    id: { type: integer },\n  },\n}', {
      id: 1,
      size: 2,
    })

    expect(text()).toMatch(/id: \{ type: integer \},\n {10}size: \{ type: integer, .* \},\n {8}\},/)
    expect(left).toEqual([])
  })

  test('with members has a schema of them', async () => {
    const owner = { name: 'A', email: 'a@example.org', tags: ['x'] }

    const { text, left } = await of('type: object\nproperties:\n  id: { type: integer }', [
      { id: 1, owner },
      { id: 2, owner: { name: 'B' } },
    ])

    expect(text()).toContain(`
        owner:
          type: object
          description: Seen in traffic only.
          required: [name]
          properties:
            name: { type: string, minLength: 1, description: Seen in traffic only., examples: [A] }
            email: { type: string, format: email, description: Seen in traffic only., examples: [x@xxxxxxx.org] }
            tags:
              type: array
              description: Seen in traffic only.
              items: { type: string, description: Seen in traffic only., examples: [x] }
`)
    expect(left).toEqual([])
  })

  test('after a text over several lines keeps that text', async () => {
    const { left, text } = await of(
      'type: object\nproperties:\n  id:\n    type: integer\n    description: |-\n      The\n      id.\n\nadditionalProperties: false',
      { id: 1, size: 2 },
    )

    expect(text()).toMatch(/ id\.\n {8}size: \{.*\}\n\s*\n\s*additionalProperties: false/)
    expect(left).toEqual([])
  })

  test('with a name that is data is left to a person', async () => {
    const { patch, left } = await of('type: object\nproperties: { id: { type: integer } }', {
      id: 1,
      '+12025550142': 2,
    })

    expect(patch).toContain('# - things.list: answer 200, [].+10000000000 is not described.')
    expect(linesOf(patch)).toEqual([])
    expect(left).toHaveLength(1)
  })
})

describe('other changes', () => {
  test.each<[string, string, unknown, string[]]>([
    ['a type grows', 'type: object\nproperties: { id: { type: integer } }', { id: 'a' }, ['type: [integer, string]']],
    [
      'integers become numbers',
      'type: object\nproperties: { id: { type: integer } }',
      { id: 1.5 },
      ['{ type: number }'],
    ],
    [
      'null is one more type',
      'type: object\nproperties: { id: { type: [integer, string] } }',
      { id: null },
      ['type: [integer, string, "null"]'],
    ],
    [
      'null is added where a schema is used',
      "type: object\nproperties:\n  a: { $ref: '#/components/schemas/Thing' }",
      { a: null },
      ['a: { oneOf: [{ $ref: "#/components/schemas/Thing" }, { type: "null" }] }'],
    ],
    [
      'null is one more alternative',
      'type: object\nproperties: { a: { oneOf: [{ type: string }] } }',
      { a: null },
      ['oneOf: [{ type: string }, { type: "null" }]'],
    ],
    ['an enum gets a member', 'type: object\nproperties: { a: { enum: [x] } }', { a: 'z' }, ['enum: [x, z]']],
    [
      'what YAML may misread has quotes',
      'type: object\nproperties: { a: { enum: [x] } }',
      { a: 'no' },
      ['enum: [x, "no"]'],
    ],
    [
      'an enum of lines gets a line',
      'type: object\nproperties:\n  a:\n    enum:\n      - x # the x',
      { a: 'z' },
      ['            - z'],
    ],
    ['a constant becomes an enum', 'type: object\nproperties: { a: { const: x } }', { a: 'z' }, ['enum: [x, z]']],
    [
      'a required property is so no more',
      'type: object\nrequired: [a, b, c]\nproperties: {}',
      { a: 1, c: 2 },
      ['required: [a, c]'],
    ],
    [
      'a required property on a line goes with it',
      'type: object\nrequired:\n  - a # one\n  - b # two\n',
      { b: 1 },
      ['-        - a # one'],
    ],
    ['nothing is required any more', 'type: object\nrequired: [a]', {}, ['required: []']],
  ])('are made so that %s', async (_, item, body, expected) => {
    const { patch, left } = await of(item, body)

    for (const piece of expected) expect(patch).toContain(piece)
    expect(left.filter(({ refusal }) => refusal === undefined)).toEqual([])
  })

  test('in OpenAPI 3.0 make a schema nullable', async () => {
    const item = "type: object\nproperties:\n  a: { $ref: '#/components/schemas/Thing' }\n  b: { type: string }"

    const { text, left } = await of(item, { a: null, b: null }, '3.0.3')

    expect(text()).toContain('a: { allOf: [{ $ref: "#/components/schemas/Thing" }], nullable: true }')
    expect(text()).toContain('b: { type: string, nullable: true }')
    expect(left).toEqual([])
  })

  test('are not made for a limit, which is said', async () => {
    const { patch, findings } = await of('type: object\nproperties: { a: { type: string, maxLength: 2 } }', {
      a: 'abc',
    })

    expect(findings).toMatchObject([
      { kind: 'limit', refusal: 'nobody can tell from traffic what maxLength should be' },
    ])
    expect(patch).toMatch(
      /^# - things\.list: answer 200, \[\]\.a breaks maxLength: 2 \(up to 3\)\. \(openapi\.yaml:\d+; nobody/m,
    )
  })

  test('make a header and a parameter optional, and describe another parameter, a body, a status and a content type', async () => {
    const description = `openapi: 3.1.0
info: { title: Things, version: '1' }
paths:
  /things:
    post:
      parameters:
        - name: a
          in: query
          required: true
          schema: { type: string }
      responses:
        '200':
          description: Done.
          headers:
            X-Id:
              required: true
              schema: { type: string }
`
    const { text, left } = await patched(
      { 'openapi.yaml': description },
      { method: 'POST', path: '/things?b=2', sent: { c: 1 }, body: { d: 1 } },
      { method: 'POST', path: '/things?a=x', status: 418, body: { e: 1 } },
    )

    expect(left).toEqual([])
    expect(text()).toContain('        - name: b\n          in: query\n')
    expect(text()).toContain(
      '"418":\n          description: Seen in traffic only.\n          content:\n            application/json:',
    )
    expect(text()).toContain('requestBody:')
    expect(text().match(/required: false/g)).toHaveLength(2)
  })
})
