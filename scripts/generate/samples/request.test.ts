import { describe, expect, test } from 'vitest'
import { document, operation } from '../client/example.ts'
import { operationsOf, type Parameter, type PathItem, type Schema } from '../document.ts'
import { samplesOf } from './index.ts'
import { requestOf, type SampleRequest, type Served } from './request.ts'

const schemas: Record<string, Schema> = {
  Lead: { type: 'object', properties: {} },
  LeadImport: {
    type: 'object',
    properties: {
      file: { type: 'string', format: 'binary' },
      caption: { type: 'string', examples: ['Our spring roast'] },
      options: { type: 'object' },
    },
  },
}
const servers = [{ url: 'http://localhost:{port}', variables: { port: { default: '4010' } } }]
const served = (paths: Record<string, PathItem>): Served => ({ ...document({ paths, schemas }), servers })
const lead = { $ref: '#/components/schemas/Lead' }

const phone: Parameter = parameter('phone', 'path', '+12025550142')
const tag: Parameter = parameter('tag', 'query', ['a b', 'c&d'])

function parameter(name: string, place: Parameter['in'], example?: unknown, required = true): Parameter {
  const schema = { type: 'string', ...(example !== undefined && { examples: [example] }) }
  return { name, in: place, required, description: 'One.', schema }
}

/** A POST of a lead whose body has these examples. */
function posting(examples: Record<string, unknown>, { bodyRequired = true, parameters = [] as Parameter[] } = {}) {
  const post = operation('leads.post', { body: lead, bodyRequired, parameters, answer: lead })
  const named = Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }]))
  const content = { 'application/json': { schema: lead, examples: named } }
  return { ...post, requestBody: { required: bodyRequired, content } }
}

const only = (path: string, item: PathItem) => {
  const description = served({ [path]: item })
  const [view] = operationsOf(description)
  if (!view) throw new Error('There is no operation.')
  return { description, view }
}
const requestFor = (path: string, item: PathItem): SampleRequest => {
  const { description, view } = only(path, item)
  return requestOf(description, view)
}
const typescriptFor = (path: string, item: PathItem): string => {
  const { description, view } = only(path, item)
  return samplesOf(description, view).find(({ lang }) => lang === 'TypeScript')?.source ?? ''
}

describe('a request', () => {
  test('has its parameters as in their examples, encoded, and none that can be left out', () => {
    const limit = parameter('limit', 'query', 25, false)
    const get = operation('leads.get', { parameters: [phone, tag, limit], answer: lead })

    expect(requestFor('/leads/{phone}', { get })).toMatchObject({
      method: 'GET',
      url: 'http://localhost:4010/leads/%2B12025550142?tag=a%20b&tag=c%26d',
      path: ['+12025550142'],
      query: { tag: ['a b', 'c&d'] },
      body: undefined,
    })
  })

  test('has the first example as its body', () => {
    const post = posting({ first: { name: 'Amara' }, second: {} })

    expect(requestFor('/leads', { post }).body).toEqual({ kind: 'json', value: { name: 'Amara' } })
  })

  test('has no body where that says nothing and can be left out', () => {
    expect(requestFor('/leads', { post: posting({ plain: {} }, { bodyRequired: false }) }).body).toBeUndefined()
    expect(requestFor('/leads', { post: posting({ plain: {} }) }).body).toEqual({ kind: 'json', value: {} })
  })

  test('has the parts of a form that have an example, and a file that is named after its type', () => {
    const form = {
      schema: { $ref: '#/components/schemas/LeadImport' },
      encoding: { file: { contentType: 'text/csv, text/plain' } },
    }
    const post = operation('leads.import', { answer: lead })
    const requestBody = { required: true, content: { 'multipart/form-data': form } }

    expect(requestFor('/leads', { post: { ...post, requestBody } }).body).toEqual({
      kind: 'form',
      parts: [
        { name: 'file', file: 'leads.csv', type: 'text/csv' },
        { name: 'caption', value: 'Our spring roast' },
      ],
    })
  })

  test('cannot be made without an example of what it needs', () => {
    const get = (needed: Parameter) => ({ get: operation('leads.get', { parameters: [needed] }) })

    expect(() => requestFor('/leads/{id}', get(parameter('id', 'path')))).toThrow(
      'The parameter id of leads.get has no example.',
    )
    expect(() => requestFor('/leads', get(parameter('Mode', 'header', 'a')))).toThrow('the header Mode')
  })
})

describe('a sample in TypeScript', () => {
  const argumentsIn = (source: string) => source.slice(source.indexOf('await'))

  test('takes the path, then the body or the query', () => {
    const post = posting({ named: { firstName: 'Amara' } }, { parameters: [phone] })
    const get = operation('leads.get', { parameters: [phone, tag], answer: lead })

    expect(argumentsIn(typescriptFor('/leads/{phone}', { post }))).toBe(
      `await rocketlead.leads.post('+12025550142', { firstName: 'Amara' })\nconsole.log(lead)`,
    )
    expect(argumentsIn(typescriptFor('/leads/{phone}', { get }))).toContain(
      `get('+12025550142', { tag: ['a b', 'c&d'] })`,
    )
  })

  test('keeps nothing of an answer without content', () => {
    const source = typescriptFor('/leads/{phone}', { delete: operation('leads.delete', { parameters: [phone] }) })

    expect(argumentsIn(source)).toBe(`await rocketlead.leads.delete('+12025550142')`)
  })

  test('names what comes back for the first example', () => {
    const post = posting({ dry: {}, real: {} })
    const answered = (name: string, schema: Schema) => ({
      description: 'Done.',
      content: { 'application/json': { schema, examples: { [name]: { value: {} } } } },
    })
    const responses = {
      200: answered('real', lead),
      201: answered('other', { $ref: '#/components/schemas/LeadImport' }),
    }

    expect(typescriptFor('/leads', { post: { ...post, responses } })).toContain('const leadImport = ')
  })
})
