import { describe, expect, test } from 'vitest'
import { type OperationView, operationsOf, type Schema } from '../document.ts'
import { controlClientFiles } from './control.ts'
import { document, faultsOf, operation } from './example.ts'
import { operationTables } from './operations.ts'
import { problemCodes } from './problem-codes.ts'
import { rawPaths } from './raw-paths.ts'
import { schemas } from './schemas.ts'
import { sectionFile } from './sections.ts'

const leadId = {
  name: 'leadId',
  in: 'path',
  required: true,
  description: 'The lead.',
  schema: { type: 'string' },
} as const
const limit = {
  name: 'limit',
  in: 'query',
  description: 'The most items.',
  schema: { type: 'integer', maximum: 100 },
} as const
const key = { name: 'Idempotency-Key', in: 'header', description: 'A key.', schema: { type: 'string' } } as const
const lead = { $ref: '#/components/schemas/Lead' }
const upload = { $ref: '#/components/schemas/LeadUpload' }

const example = document({
  schemas: {
    Lead: { type: 'object', description: 'A person.', properties: {} },
    LeadUpload: { type: 'object', description: 'A file.', properties: {} },
  },
  paths: {
    '/leads': {
      get: operation('leads.list', { parameters: [limit], answer: lead, codes: { 400: ['invalid_cursor'] } }),
    },
    '/leads/{leadId}': {
      parameters: [leadId],
      post: operation('leads.start', { parameters: [key], body: lead, bodyRequired: false, answer: lead }),
      put: operation('leads.upload', { body: lead, form: upload, answer: lead }),
      delete: operation('leads.delete', { codes: { 404: ['not_found'], 409: ['name_taken', 'phone_taken'] } }),
    },
  },
})
const paged = document({
  schemas: {
    Lead: { type: 'object', description: 'A person.', properties: {} },
    LeadPage: {
      type: 'object',
      description: 'A page.',
      properties: { data: { type: 'array', items: lead }, pagination: { type: 'object' } },
    },
  },
  paths: { '/leads': { get: operation('leads.list', { answer: { $ref: '#/components/schemas/LeadPage' } }) } },
})
const views = operationsOf(example)
const plain = {
  sectionSuffix: '',
  options: '../../src/options.ts',
  section: '../src/section.ts',
  error: 'ApiError',
  isBrief: false,
}
const dialect = {
  ...plain,
  promises: { ApiPromise: '../../src/promise.ts', PagePromise: '../../src/page.ts' },
  upload: '../src/form.ts',
  isBrief: true,
}

describe('sectionFile', () => {
  test('writes a documented method: what it does, where it stands, its arguments, its codes', () => {
    expect(sectionFile(example, views, plain)).toContain(`  /**
   * Summary of leads.delete.
   *
   * Description of leads.delete.
   *
   * \`DELETE /leads/{leadId}\`. Inferred.
   *
   * @throws ApiError 404 \`not_found\`; 409 \`name_taken\`, \`phone_taken\`
   */
  delete(leadId: string, options?: CallOptions): Promise<void>
`)
  })

  test('writes a brief comment where the codes are types', () => {
    expect(sectionFile(example, views, dialect)).toContain(`  /**
   * Description of leads.delete.
   *
   * \`DELETE /leads/{leadId}\`. Inferred.
   */
  delete(leadId: string, options?: CallOptions): ApiPromise<void>
`)
  })

  test('gives a list as pages of its items, where methods give more than promises', () => {
    const text = sectionFile(paged, operationsOf(paged), dialect)

    expect(text).toContain("import type { PagePromise } from '../../src/page.ts'\n")
    expect(text).toContain('  list(options?: CallOptions): PagePromise<Lead, LeadPage>\n')
    expect(text).toContain("import type { Lead, LeadPage } from '../schemas.ts'")
    expect(sectionFile(paged, operationsOf(paged), plain)).toContain(
      '  list(options?: CallOptions): Promise<LeadPage>\n',
    )
  })

  test('puts the body or the query between the path and the options', () => {
    const text = sectionFile(example, views, plain)

    expect(text).toContain('  list(query?: LeadsListQuery, options?: CallOptions): Promise<Lead>\n')
    expect(text).toContain('  start(leadId: string, body?: Lead, options?: CallOptions): Promise<Lead>\n')
    expect(text).toContain('  upload(leadId: string, body: Lead | FormData, options?: CallOptions): Promise<Lead>\n')
    expect(text).toContain(
      'export interface LeadsListQuery {\n  /** The most items. At most 100. */\n  limit?: number\n}',
    )
  })

  test('takes the parts of a form where the client makes one of them', () => {
    expect(sectionFile(example, views, dialect)).toContain(
      '  upload(leadId: string, body: Lead | LeadUpload | FormData, options?: CallOptions): ApiPromise<Lead>\n',
    )
  })

  test('imports what it uses and is valid', () => {
    const text = sectionFile(example, views, dialect)

    expect(text).toContain("import type { Lead, LeadUpload } from '../schemas.ts'")
    expect(faultsOf(text)).toEqual([])
  })

  test('refuses an operation with a body and a query, since a method has one argument for either', () => {
    const both = document({
      paths: { '/leads': { post: operation('leads.find', { parameters: [limit], body: lead }) } },
    })

    expect(() => sectionFile(both, operationsOf(both), dialect)).toThrow('leads.find takes a body and a query')
  })

  test('refuses a schema with the name of the section', () => {
    const twice = document({ schemas: { Leads: {} }, paths: { '/leads': { get: operation('leads.list', {}) } } })

    expect(() => sectionFile(twice, operationsOf(twice), dialect)).toThrow('both named Leads')
  })
})

describe('sectionFile of an operation that answers', () => {
  const answering = (type: string, schema: Schema) =>
    document({
      schemas: { Lead: { type: 'object', description: 'A person.', properties: {} } },
      paths: { '/leads': { get: { ...operation('leads.watch', {}), responses: { 200: response(type, schema) } } } },
    })
  const response = (type: string, schema: Schema) => ({ description: 'Done.', content: { [type]: { schema } } })

  test.each([
    ['application/json', lead, 'Lead'],
    ['text/event-stream', { type: 'string', contentSchema: lead }, 'AsyncIterable<Lead>'],
    ['application/octet-stream', { type: 'string', format: 'binary' }, 'Blob'],
  ])('%s with %o gives %s', (type, schema, given) => {
    const watching = answering(type, schema)

    const text = sectionFile(watching, operationsOf(watching), dialect)

    expect(text).toContain(`  watch(options?: CallOptions): ApiPromise<${given}>\n`)
    expect(faultsOf(text)).toEqual([])
  })
})

describe('controlClientFiles', () => {
  const files = controlClientFiles(example)

  test('are the whole, its types, its operations and its sections', () => {
    expect([...files.keys()].sort()).toEqual(['control.ts', 'operations.ts', 'schemas.ts', 'sections/leads.ts'])
    expect([...files.values()].flatMap(faultsOf)).toEqual([])
  })

  test('give sections names that no schema has', () => {
    const control = document({
      schemas: { Leads: { type: 'object', description: 'Them.', properties: {} } },
      paths: { '/leads': { get: operation('leads.list', { codes: { 404: ['not_found'] } }) } },
    })

    const section = controlClientFiles(control).get('sections/leads.ts')

    expect(section).toContain('export interface LeadsControl {')
    expect(section).toContain('@throws ControlError 404 `not_found`')
  })

  test('name every section in one interface', () => {
    expect(files.get('control.ts')).toContain(`export interface Control {
  /** People. */
  readonly leads: LeadsControl
}
`)
  })
})

describe('operationTables', () => {
  test('says each operation of a section in a line', () => {
    expect(operationTables(example, views, dialect)).toBe(`import type { Section } from '../src/section.ts'
import type { Leads } from './sections/leads.ts'

/** People. */
export const leads: Section<Leads> = {
  name: 'leads',
  operations: {
    list: 'GET /leads query',
    upload: 'PUT /leads/{leadId} body file',
    start: 'POST /leads/{leadId} body key',
    delete: 'DELETE /leads/{leadId}',
  },
}
`)
  })

  test('marks the lists', () => {
    expect(operationTables(paged, operationsOf(paged), dialect)).toContain("list: 'GET /leads list'")
  })
})

describe('problemCodes', () => {
  test('names the codes of each operation', () => {
    expect(problemCodes(example, views)).toBe(`/** The problem codes that each operation is known to answer. */
export interface ProblemCodes {
  'leads.list': 'invalid_cursor'
  'leads.upload': never
  'leads.start': never
  'leads.delete': 'not_found' | 'name_taken' | 'phone_taken'
}
`)
  })
})

describe('codes that all operations of a kind have', () => {
  const refusing = document({
    schemas: { Lead: { type: 'object', description: 'A person.', properties: {} } },
    paths: {
      '/leads': {
        get: operation('leads.list', { codes: { 400: ['invalid_cursor'], 401: ['unauthorized'] } }),
        post: operation('leads.create', { body: lead, codes: { 400: ['invalid_body'], 401: ['unauthorized'] } }),
        put: operation('leads.replace', {
          body: lead,
          codes: { 400: ['invalid_body'], 401: ['unauthorized'], 409: ['name_taken'] },
        }),
      },
    },
  })
  const all = operationsOf(refusing)

  test('are types of their own', () => {
    expect(problemCodes(refusing, all)).toBe(`/** Any call may answer one of these codes. */
export type CommonProblemCode = 'unauthorized'

/** A call with a body may answer one of these codes. */
export type BodyProblemCode = CommonProblemCode | 'invalid_body'

/** The problem codes that each operation is known to answer. */
export interface ProblemCodes {
  'leads.list': CommonProblemCode | 'invalid_cursor'
  'leads.replace': BodyProblemCode | 'name_taken'
  'leads.create': BodyProblemCode
}
`)
  })

  test('are named at the section where they are types', () => {
    const text = sectionFile(refusing, all, dialect)

    expect(text).toContain("`ProblemCodes` names the codes that a method's call may be refused with.")
    expect(text).not.toContain('@throws')
  })

  test('are left out of a method’s comment and listed at its section where they are no types', () => {
    const text = sectionFile(refusing, all, plain)

    expect(text.match(/@throws.*/g)).toEqual([
      '@throws ApiError 400 `invalid_cursor`',
      '@throws ApiError 409 `name_taken`',
    ])
    expect(text).toContain(' * Any call may be refused with `unauthorized`.\n')
    expect(text).toContain(' * A call with a body may be refused with `invalid_body`.\n')
  })
})

describe('a comment', () => {
  const described = document({
    paths: { '/leads': { get: { ...operation('leads.list', {}), description: 'Lists\nleads.\n\nAll of them.' } } },
  })
  described.externalDocs = { url: 'https://docs.example' }

  test('is the first paragraph where comments are brief, on one line', () => {
    const text = sectionFile(described, operationsOf(described), dialect)

    expect(text).toContain('   * Lists leads.\n')
    expect(text).not.toContain('All of them.')
  })

  test('is the whole description elsewhere', () => {
    const text = sectionFile(described, operationsOf(described), { ...dialect, isBrief: false })

    expect(text).toContain('   * Lists leads.\n   *\n   * All of them.\n')
  })

  test('of a section leads to the service’s own docs', () => {
    const text = sectionFile(described, operationsOf(described), dialect)

    expect(text).toContain(' * @see https://docs.example\n */\nexport interface Leads {')
  })

  test('of a method leads to its page where it has one', () => {
    const [view] = operationsOf(described)
    const onPage = { ...view, operation: { ...view?.operation, externalDocs: { url: 'https://docs.example/list' } } }

    expect(sectionFile(described, [onPage as OperationView], dialect)).toContain(
      '   * @see https://docs.example/list\n   */',
    )
  })
})

describe('the query of a paged list', () => {
  test('extends what all of them have in common', () => {
    const cursor = { name: 'cursor', in: 'query', description: 'Where to go on.', schema: { type: 'string' } } as const
    const sort = { name: 'sort', in: 'query', description: 'The order of it.', schema: { type: 'string' } } as const
    const paged = document({
      paths: {
        '/leads': { get: operation('leads.list', { parameters: [sort, limit, cursor] }) },
        '/tags': { get: operation('leads.listTags', { parameters: [limit] }) },
      },
    })

    const text = sectionFile(paged, operationsOf(paged), dialect)

    expect(text).toContain("import type { PageQuery } from '../schemas.ts'")
    expect(text).toContain(
      'export interface LeadsListQuery extends PageQuery {\n  /** The order of it. */\n  sort?: string\n}',
    )
    expect(text).toContain(
      'export interface LeadsListTagsQuery {\n  /** The most items. At most 100. */\n  limit?: number\n}',
    )
    expect(schemas(paged)).toContain('export interface PageQuery {')
  })
})

describe('rawPaths', () => {
  test('says each operation in a line of named interfaces', async () => {
    const text = await rawPaths(example)

    expect(faultsOf(text)).toEqual([])
    expect(text).toContain(`export interface paths {
    "/leads": {
        get: Bare<Query<LeadsListQuery>, Ok<Lead>>;
    };
    "/leads/{leadId}": {
        put: Sends<InPath<"leadId">, JsonOrForm<Lead>, Ok<Lead>>;
        post: MaySend<InPath<"leadId"> & Keyed, Json<Lead>, Ok<Lead>>;
        delete: Bare<InPath<"leadId">, Record<204, Nothing>>;
    };
}
`)
  })
})
