import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Document, isMap, isPair, isScalar, isSeq, visit } from 'yaml'
import { observedIn } from '../src/drift/har.ts'
import { drift } from '../src/drift/index.ts'
import { masked } from '../src/drift/mask.ts'
import { CannotRun } from '../src/run/options.ts'
import { fits } from './drift/fits.ts'
import { inferred } from './drift/inferred.ts'
import { apply, harOf } from './drift/setup.ts'

const names = fc.constantFrom('a', 'b', 'c', 'name', 'no', '200', 'x y', 'ä: #')
const words = fc.constantFrom('x', 'y', 'null', '2026-01-01', 'a, b', '- [', '# no', '')

/** Bodies with few names, so that they meet those of the schemas. */
const { body } = fc.letrec<{ body: unknown }>((tie) => ({
  body: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, 0, 1, -7, 1.5),
    words,
    fc.array(tie('body'), { maxLength: 3 }),
    fc.dictionary(names, tie('body'), { maxKeys: 4 }),
  ),
}))

const { schema } = fc.letrec<{ schema: Record<string, unknown> }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Record<string, unknown>>(
      {},
      { type: 'string' },
      { type: 'integer', minimum: 0 },
      { type: ['boolean', 'null'] },
      { $ref: '#/components/schemas/Shared' },
    ),
    fc.uniqueArray(words, { minLength: 1, maxLength: 3 }).map((members) => ({ type: 'string', enum: members })),
    tie('schema').map((items) => ({ type: 'array', items })),
    fc
      .tuple(fc.constantFrom('oneOf', 'anyOf', 'allOf'), fc.array(tie('schema'), { minLength: 1, maxLength: 3 }))
      .map(([keyword, schemas]) => ({ [keyword]: schemas })),
    fc
      .record({
        properties: fc.dictionary(names, tie('schema'), { maxKeys: 3 }),
        required: fc.uniqueArray(names, { maxLength: 2 }),
      })
      .map(({ properties, required }) => ({
        type: 'object',
        ...(required.length > 0 ? { required } : {}),
        properties,
      })),
  ),
}))

const withRemarks = (document: Document): Document => {
  visit(document, (key, node) => {
    if (key === 'value' && isScalar(node)) node.comment = ' as ever'
  })
  return document
}

/** On one line what has no further map in it. */
const withFlow = (document: Document): Document => {
  visit(document, (_, node) => {
    if (!isMap(node) && !isSeq(node)) return
    const members = node.items.map((item) => (isPair(item) ? item.value : item))
    node.flow = !members.some((member) => isMap(member))
  })
  return document
}

const writings: ((value: unknown) => string)[] = [
  (value) => new Document(value, { aliasDuplicateObjects: false }).toString(),
  (value) => withRemarks(new Document(value, { aliasDuplicateObjects: false })).toString(),
  (value) => withFlow(new Document(value, { aliasDuplicateObjects: false })).toString(),
  (value) =>
    new Document(value, { aliasDuplicateObjects: false }).toString({ indent: 4, indentSeq: false, lineWidth: 40 }),
  (value) => new Document(value, { aliasDuplicateObjects: false }).toString({ defaultStringType: 'QUOTE_SINGLE' }),
  (value) => JSON.stringify(value, null, 2),
  (value) => JSON.stringify(value),
]

const descriptionOf = (item: unknown, shared: unknown) => ({
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  paths: {
    '/things': {
      post: {
        operationId: 'things.do',
        requestBody: { content: { 'application/json': { schema: item } } },
        responses: { 200: { description: 'Done.', content: { 'application/json': { schema: item } } } },
      },
    },
  },
  components: { schemas: { Shared: shared } },
})

describe('a patch', () => {
  test('leaves nothing of what it is about, however the description is written', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'drift-'))
    onTestFinished(() => rmSync(directory, { recursive: true }))
    const file = join(directory, 'openapi.yaml')
    const exchange = fc.record(
      {
        method: fc.constant('POST'),
        status: fc.constantFrom(200, 200, 201, 404),
        body,
        sent: body,
        path: fc.constantFrom('/things', '/things?page=2&q=x'),
      },
      { requiredKeys: ['method', 'status'] },
    )

    await fc.assert(
      fc.asyncProperty(
        schema,
        schema.filter((shared) => !('$ref' in shared)),
        fc.constantFrom(...writings),
        fc.array(exchange, { minLength: 1, maxLength: 4 }),
        async (item, shared, write, exchanges) => {
          writeFileSync(file, write(descriptionOf(item, shared)))
          const options = { har: harOf(...exchanges), description: file, directory }

          const before = await drift(options)
          apply(before.patch, directory)
          const after = await drift(options)

          const refused = before.findings.filter(({ refusal }) => refusal !== undefined)
          const unexpected = refused.filter(
            ({ kind, refusal }) => kind !== 'limit' && !/^(a list or an object|it is put together)/.test(refusal ?? ''),
          )
          expect(unexpected).toEqual([])
          expect(after.findings.filter(({ refusal }) => refusal === undefined)).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('an inferred schema', () => {
  test('fits all samples', () => {
    fc.assert(
      fc.property(fc.array(body, { minLength: 1, maxLength: 30 }), (samples) => {
        const found = inferred(samples)

        expect(samples.filter((sample) => !fits(found, sample))).toEqual([])
      }),
    )
  })
})

describe('a masked value', () => {
  test('is masked no further', () => {
    fc.assert(
      fc.property(body, fc.constantFrom('', 'phone', 'email', 'apiKey', 'code'), (value, name) => {
        const once = masked(value, name)

        expect(masked(once, name)).toEqual(once)
      }),
    )
  })
})

describe('a HAR', () => {
  const text = fc.constantFrom('GET', 'http://a.test/x', 'base64', '{}', 'eyJ9', 'multipart/form-data', 'gzip')
  const part = fc.oneof(fc.jsonValue(), text)
  const content = fc.record(
    { text: part, encoding: part, mimeType: part, comment: part, params: part },
    { requiredKeys: [] },
  )
  const headers = fc.oneof(part, fc.array(fc.record({ name: part, value: part }, { requiredKeys: [] })))
  const entry = fc.oneof(
    part,
    fc.record({
      request: fc.record(
        { method: text, url: fc.constantFrom('http://a.test/x', '/x'), headers, postData: fc.oneof(part, content) },
        { requiredKeys: ['method'] },
      ),
      response: fc.record(
        { status: fc.oneof(fc.nat(599), part), headers, content: fc.oneof(part, content) },
        { requiredKeys: [] },
      ),
    }),
  )

  test('is read, or refused with a sentence', () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const reading = () => {
          try {
            return observedIn({ log: { entries } }).length
          } catch (error) {
            return error instanceof CannotRun ? error.message : error
          }
        }

        expect([entries.length, expect.stringMatching(/^The HAR: entry \d+ of \d+ has no .*\.$/)]).toContainEqual(
          reading(),
        )
      }),
      { numRuns: 500 },
    )
  })
})
