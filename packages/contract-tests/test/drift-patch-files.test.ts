// A patch as what it is: a text for files, many or one, YAML or JSON.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { drift } from '../src/drift/index.ts'
import { linesOf, of, patched } from './drift/patched.ts'
import { directoryWith, harOf, thingsYaml } from './drift/setup.ts'

describe('a description in many files', () => {
  const files = {
    'openapi.yaml':
      'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n  /things: { $ref: paths/things.yaml#/collection }\n',
    'paths/things.yaml':
      'collection:\n  get:\n    responses:\n      "200":\n        description: All.\n        content:\n          application/json:\n            schema: { type: array, items: { $ref: ../schemas/things.yaml#/Thing } }\n',
    'schemas/things.yaml':
      'Thing:\n  type: object\n  properties:\n    id: { type: integer }\n    part: { $ref: "#/Thing" }\n',
  }

  test('is changed where the schema stands, once', async () => {
    const body = [{ id: 1, size: 2, part: { id: 2, size: 3 } }]

    const { patch, left, findings } = await patched(files, { body })

    expect(findings).toMatchObject([{ file: 'schemas/things.yaml', times: 2 }])
    expect(patch).toContain('--- a/schemas/things.yaml\n+++ b/schemas/things.yaml\n')
    expect(linesOf(patch)).toHaveLength(1)
    expect(left).toEqual([])
  })
})

describe('a description as JSON', () => {
  test.each([2, 0])('stays JSON with an indentation of %i', async (indent) => {
    const schema = { type: 'object', required: ['a', 'b'], properties: { a: { type: 'string', enum: ['x'] } } }
    const description = {
      openapi: '3.1.0',
      paths: { '/things': { get: { responses: { 200: { content: { 'application/json': { schema } } } } } } },
    }

    const { text, left } = await patched(
      { 'openapi.json': JSON.stringify(description, null, indent) },
      { body: { a: 'y', c: { d: 1 } } },
    )

    expect(left).toEqual([])
    expect(JSON.parse(text())).toMatchObject({
      paths: {
        '/things': {
          get: {
            responses: {
              200: {
                content: {
                  'application/json': { schema: { required: ['a'], properties: { a: { enum: ['x', 'y'] } } } },
                },
              },
            },
          },
        },
      },
    })
  })
})

describe('the text of a file', () => {
  test('keeps the ends of its lines', async () => {
    const item = 'type: object\nproperties:\n  id: { type: integer }'

    const { text, left } = await patched(
      { 'openapi.yaml': thingsYaml(item).replaceAll('\n', '\r\n') },
      { body: [{ id: 1, size: 2 }] },
    )

    expect(text().replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(left).toEqual([])
  })

  test.each([
    ['written elsewhere', { b: 'x' }],
    ['also used elsewhere', { a: 'x' }],
  ])('is left alone where the schema is %s by an alias', async (_, body) => {
    const { patch, findings } = await of('type: object\nproperties: { a: &a { type: integer }, b: *a }', body)

    expect(linesOf(patch)).toEqual([])
    expect(findings).toMatchObject([
      { kind: 'type', refusal: 'the file is written in a way that leaves no safe place for it' },
    ])
  })
})

describe('the patch', () => {
  test('is taken by git apply', async () => {
    const directory = directoryWith({
      'api/openapi.yaml': thingsYaml('type: object\nproperties: { id: { type: integer } }'),
    })
    const har = harOf({ body: [{ id: 'a', size: 1, limit: 2 }] }, { status: 500, text: 'no', type: 'text/plain' })
    await drift({ har, description: `${directory}/api/openapi.yaml`, directory, patch: `${directory}/drift.patch` })

    execFileSync('git', ['apply', 'drift.patch'], {
      cwd: directory,
      env: { ...process.env, GIT_CEILING_DIRECTORIES: directory },
    })

    const after = await drift({ har, description: `${directory}/api/openapi.yaml`, directory })
    expect(after.findings).toEqual([])
  })

  test('has names from where the description is when that is elsewhere', async () => {
    const directory = directoryWith({ 'api/openapi.yaml': thingsYaml('{ type: string }'), 'other/x': '' })

    const { patch } = await drift({
      har: harOf({ body: [1] }),
      description: `${directory}/api/openapi.yaml`,
      directory: `${directory}/other`,
    })

    expect(patch).toContain(`in ${directory}/api.`)
    expect(patch).toContain('--- a/openapi.yaml')
  })
})

describe('a description that cannot be used', () => {
  test.each([
    ['is not there', '', /openapi\.yaml cannot be read: ENOENT/],
    ['is no YAML', 'openapi: [', /openapi\.yaml cannot be read: /],
    ['is no OpenAPI', 'swagger: "2.0"', /no "openapi" of 3\.0 or 3\.1/],
    [
      'refers to nothing',
      thingsYaml("{ $ref: '#/components/schemas/Other' }"),
      /openapi\.yaml:\d+ refers to #\/components\/schemas\/Other, which is not there/,
    ],
    [
      'refers to itself',
      thingsYaml('{ type: string }').replace('/things:', '/others: { $ref: "#/paths/~1others" }\n  /things:'),
      /refers to itself/,
    ],
    ['refers to an address', thingsYaml("{ $ref: 'https://a.test/x.yaml' }"), /addresses are not read/],
  ])('is told when it %s', async (_, text, message) => {
    const directory = directoryWith({})
    if (text !== '') writeFileSync(`${directory}/openapi.yaml`, text)

    const drifting = drift({ har: harOf({ body: [1] }), description: `${directory}/openapi.yaml` })

    await expect(drifting).rejects.toThrow(
      expect.objectContaining({ name: 'CannotRun', message: expect.stringMatching(message) }),
    )
  })
})
