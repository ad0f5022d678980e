import { describe, expect, test } from 'vitest'
import { document, faultsOf, operation } from './example.ts'
import { queryOptions } from './react-query.ts'

const leadId = {
  name: 'leadId',
  in: 'path',
  required: true,
  description: 'The lead.',
  schema: { type: 'string' },
} as const
const cursor = { name: 'cursor', in: 'query', description: 'The page.', schema: { type: 'string' } } as const
const lead = { $ref: '#/components/schemas/Lead' }
const page = { $ref: '#/components/schemas/LeadPage' }

const example = document({
  schemas: {
    Lead: { type: 'object', properties: {} },
    LeadPage: {
      type: 'object',
      properties: { data: { type: 'array', items: lead }, pagination: { type: 'object', properties: {} } },
    },
    Unused: { type: 'object', properties: {} },
  },
  paths: {
    '/leads': {
      get: operation('leads.list', { parameters: [cursor], answer: page }),
      post: operation('leads.create', { body: lead, answer: lead }),
      put: operation('leads.sync', { body: lead, bodyRequired: false }),
      delete: operation('leads.clear', {}),
    },
    '/leads/{leadId}': {
      parameters: [leadId],
      get: operation('leads.get', { answer: lead }),
      patch: operation('leads.update', { body: lead, bodyRequired: false, answer: lead }),
      delete: operation('leads.delete', {}),
    },
  },
})

describe('queryOptions', () => {
  const text = queryOptions(example)

  test.each([
    ['a list as pages', 'list: ListOperation<[query?: LeadsListQuery], LeadPage>'],
    ['any other GET as a query', 'get: QueryOperation<[leadId: string], Lead>'],
    ['a write with a body as a mutation of it', 'create: MutationOperation<Lead, Lead>'],
    ['a body that may be left out as nothing too', 'sync: MutationOperation<Lead | void, void>'],
    ['a write that takes nothing', 'clear: MutationOperation<void, void>'],
    [
      'a write with parameters as a mutation of all by name',
      'update: MutationOperation<{ leadId: string; body?: Lead }, Lead>',
    ],
    ['a write with parameters and no body', 'delete: MutationOperation<{ leadId: string }, void>'],
  ])('writes %s', (_, line) => {
    expect(text).toContain(`  ${line}\n`)
  })

  test('puts the sections together', () => {
    expect(text).toContain('export interface LeadsQueries extends Keyed {\n')
    expect(text).toContain('export interface Queries {\n  leads: LeadsQueries\n}\n')
  })

  test('imports what it names, and is valid', () => {
    expect(text).toContain("import type { Lead, LeadPage } from './schemas.ts'\n")
    expect(text).toContain("import type { LeadsListQuery } from './sections/leads.ts'\n")
    expect(faultsOf(text)).toEqual([])
  })

  test('refuses an operation with the name of the keys', () => {
    const keyed = document({ paths: { '/leads': { get: operation('leads.key', {}) } } })

    expect(() => queryOptions(keyed)).toThrow("leads.key has the name of the section's own key.")
  })
})
