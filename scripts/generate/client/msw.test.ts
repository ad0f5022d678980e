import { describe, expect, test } from 'vitest'
import { type Document, operationsOf, type PathItem } from '../document.ts'
import { document, faultsOf, operation } from './example.ts'
import { problems } from './problems.ts'
import { successes } from './successes.ts'

const lead = { $ref: '#/components/schemas/Lead' }

/** A document whose responses have a request id. */
function documentWith(paths: Record<string, PathItem>): Document {
  const example = document({ schemas: { Lead: { type: 'object', description: 'A person.', properties: {} } }, paths })
  const headers = {
    RequestId: { required: true, schema: { type: 'string', examples: ['req_1'] } },
    RetryAfter: { required: true, schema: { type: 'integer', examples: [12] } },
  }
  return { ...example, components: { ...example.components, headers } }
}

describe('successes', () => {
  const answered = (status: string, ...names: string[]) => ({
    [status]: {
      description: 'Done.',
      content: {
        'application/json': {
          schema: lead,
          examples: Object.fromEntries(names.map((name) => [name, { value: { name } }])),
        },
      },
    },
  })
  const answering = (id: string, responses: object) => ({ ...operation(id, {}), responses: { ...responses } })
  const rowsOf = (paths: Record<string, PathItem>) => {
    const example = documentWith(paths)
    const text = successes(example, operationsOf(example))
    return { text, rows: text.split('\n').filter((line) => line.startsWith('  ')) }
  }

  test('have the first example, which must be of its type', () => {
    const { text, rows } = rowsOf({ '/leads': { get: answering('leads.get', answered('200', 'Amara', 'Noor')) } })

    expect(rows).toEqual([`  'leads.get': { status: 200, content: {"name":"Amara"} satisfies Lead },`])
    expect(text).toContain("export const requestId = 'req_1'")
    expect(faultsOf(text)).toEqual([])
  })

  test('have no content where there is none', () => {
    const { rows } = rowsOf({ '/leads': { delete: operation('leads.delete', {}) } })

    expect(rows).toEqual([`  'leads.delete': { status: 204 },`])
  })

  test('are of the last status, which is the one that makes something', () => {
    const responses = { ...answered('200', 'Old'), ...answered('201', 'New') }

    const { rows } = rowsOf({ '/leads': { put: answering('leads.add', responses) } })

    expect(rows).toEqual([`  'leads.add': { status: 201, content: {"name":"New"} satisfies Lead },`])
  })

  test('need an example', () => {
    const without = { '/leads': { get: answering('leads.get', answered('200')) } }

    expect(() => rowsOf(without)).toThrow('leads.get has no example of its success.')
  })

  describe('say where to find what was made:', () => {
    const created = (id: string, links = {}) => {
      const [response] = Object.values(answered('201', 'New'))
      const headers = { Location: { required: true, schema: { type: 'string' } } }
      return answering(id, { 201: { ...response, headers, links } })
    }
    const got = answering('leads.get', answered('200', 'Amara'))
    const locationIn = (rows: string[]) => rows.join().match(/location: '([^']*)'/)?.[1]

    test('at its own path', () => {
      const { rows } = rowsOf({ '/leads': { get: got, post: created('leads.add') }, '/leads/{leadId}': { get: got } })

      expect(locationIn(rows)).toBe('/leads/{id}')
    })

    test('in the list', () => {
      const { rows } = rowsOf({ '/leads': { get: got, post: created('leads.add') } })

      expect(locationIn(rows)).toBe('/leads')
    })

    test('where a link reads it', () => {
      const links = { start: { operationId: 'leads.start' }, read: { operationId: 'leads.get' } }

      const { rows } = rowsOf({
        '/leads/{leadId}': { get: got },
        '/leads/{leadId}/copy': { post: created('leads.copy', links) },
      })

      expect(locationIn(rows)).toBe('/leads/{id}')
    })

    test('at the address that it has of its own', () => {
      const { rows } = rowsOf({ '/leads/picture': { post: created('leads.upload') } })

      expect(locationIn(rows)).toBe('{url}')
    })
  })
})

describe('problems', () => {
  const problem = (code: string, headers = {}) => ({
    description: 'No.',
    headers,
    content: { 'application/problem+json': { schema: {}, examples: { [code]: { value: { code } } } } },
  })
  const textOf = (...responses: object[]) => {
    const paths = responses.map((responses, index): [string, PathItem] => [
      `/leads/${index}`,
      { get: { ...operation(`leads.get${index}`, {}), responses: { ...responses } } },
    ])
    const example = documentWith(Object.fromEntries(paths))
    return problems(example, operationsOf(example))
  }

  test('stand once, however many operations have them', () => {
    const text = textOf({ 404: problem('not_found') }, { 404: problem('not_found'), 409: problem('name_taken') })

    expect(text).toContain(`const p0: Problem = {"code":"not_found"}
const p1: Problem = {"code":"name_taken"}

export const problems: Record<keyof ProblemCodes, Problem[]> = {
  'leads.get0': [p0],
  'leads.get1': [p0, p1],
}
`)
    expect(faultsOf(text)).toEqual([])
  })

  test('have the headers that are always there', () => {
    const headers = {
      'X-Request-Id': { $ref: '#/components/headers/RequestId' },
      'Retry-After': { $ref: '#/components/headers/RetryAfter' },
      'X-RateLimit-Limit': { schema: { type: 'integer', examples: [120] } },
    }

    const text = textOf({ 404: problem('not_found') }, { 429: problem('rate_limited', headers) })

    expect(text).toContain('= {"429":{"Retry-After":"12"}}\n')
  })
})
