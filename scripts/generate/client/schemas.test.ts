import { describe, expect, test } from 'vitest'
import type { Schema } from '../document.ts'
import { document, faultsOf, operation, withSchemas } from './example.ts'
import { schemas } from './schemas.ts'

describe('schemas', () => {
  test('writes an object as an interface with its limits in the comments', () => {
    const text = schemas(
      withSchemas({
        Lead: {
          type: 'object',
          description: 'A person.',
          required: ['phone', 'tags'],
          properties: {
            phone: { type: 'string', minLength: 8, maxLength: 16, description: 'E.164 phone number.' },
            company: { type: ['string', 'null'], maxLength: 1, description: 'Where they work.' },
            tags: {
              type: 'array',
              minItems: 1,
              maxItems: 5,
              description: 'What they are called.',
              items: { type: 'string' },
            },
            retries: { type: 'integer', minimum: 0, default: 3, description: 'Tries.' },
            createdAt: { type: 'string', format: 'date-time', description: 'When it was made.' },
            'x-extra': { type: 'object', description: 'Anything.' },
          },
        },
      }),
    )

    expect(text).toBe(`/** A person. */
export interface Lead {
  /** E.164 phone number. 8 to 16 characters. */
  phone: string
  /** Where they work. At most 1 character. */
  company?: string | null
  /** What they are called. 1 to 5 items. */
  tags: string[]
  /** Tries. At least 0. Default: \`3\`. */
  retries?: number
  /** When it was made. RFC 3339 time. */
  createdAt?: string
  /** Anything. */
  'x-extra'?: Record<string, unknown>
}
`)
  })

  test('writes unions, maps, files and lists of unions', () => {
    const text = schemas(
      withSchemas({
        Source: { oneOf: [{ $ref: '#/components/schemas/Link' }, { type: 'null' }] },
        Link: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
        Days: { type: 'array', items: { type: 'string', enum: ['mon', "tue's"] } },
        File: { type: 'string', format: 'binary' },
        Anything: {},
      }),
    )

    expect(text).toBe(
      [
        'export type Source = Link | null\n',
        'export type Link = Record<string, string | number>\n',
        "export type Days = ('mon' | 'tue\\'s')[]\n",
        'export type File = Blob\n',
        'export type Anything = unknown\n',
      ].join('\n'),
    )
  })

  test('takes a file as what the client can upload', () => {
    const files = withSchemas({ File: { type: 'string', format: 'binary', description: 'A file.' } })

    expect(schemas(files, '../src/form.ts')).toBe(`import type { Upload } from '../src/form.ts'

/** A file. */
export type File = Upload
`)
  })

  test('opens the enums that an answer can hold, and only these', () => {
    const text = schemas(
      document({
        schemas: {
          Lead: { type: 'object', properties: { status: { $ref: '#/components/schemas/LeadStatus' } } },
          LeadStatus: { type: 'string', enum: ['new', 'old'], description: 'How far.' },
          LeadAction: { type: 'string', enum: ['pause', 'move'], description: 'What to do.' },
        },
        paths: {
          '/leads': {
            post: operation('leads.act', {
              body: { $ref: '#/components/schemas/LeadAction' },
              answer: { $ref: '#/components/schemas/Lead' },
            }),
          },
        },
      }),
    )

    expect(text).toContain('export type Unlisted = string & {}\n')
    expect(text).toContain("export type LeadStatus = 'new' | 'old' | Unlisted\n")
    expect(text).toContain("export type LeadAction = 'pause' | 'move'\n")
  })

  test('describes what a property refers to where it is declared, and its limits at the property too', () => {
    const text = schemas(
      withSchemas({
        Lead: { type: 'object', properties: { rate: { $ref: '#/components/schemas/Rate', default: 1 } } },
        Rate: { type: 'number', description: 'Share.', minimum: 0, maximum: 1 },
      }),
    )

    expect(text).toContain('  /** 0 to 1. Default: `1`. */\n  rate?: Rate\n')
    expect(text).toContain('/** Share. 0 to 1. */\nexport type Rate = number\n')
  })

  test('says of what is only answered its formats and scales, since only who sends has limits to keep', () => {
    const properties: Record<string, Schema> = {
      name: { type: 'string', maxLength: 75, description: 'What it is called.' },
      health: { type: 'integer', minimum: 0, maximum: 100, description: 'How well it does.' },
      madeAt: { type: 'string', format: 'date-time', description: 'When it was made.' },
    }
    const text = schemas(
      document({
        schemas: { Lead: { type: 'object', properties }, LeadCreate: { type: 'object', properties } },
        paths: {
          '/leads': {
            post: operation('leads.create', {
              body: { $ref: '#/components/schemas/LeadCreate' },
              answer: { $ref: '#/components/schemas/Lead' },
            }),
          },
        },
      }),
    )

    expect(text).toContain(`export interface Lead {
  /** What it is called. */
  name?: string
  /** How well it does. 0 to 100. */
  health?: number
  /** When it was made. */
  madeAt?: string
}
`)
    expect(text).toContain('  /** What it is called. At most 75 characters. */\n')
  })

  test('goes on with a line that begins with an emphasis', () => {
    const text = schemas(
      withSchemas({
        Lead: { type: 'object', description: 'Filters combine with\n*or*; lists do not:\n\n* one', properties: {} },
      }),
    )

    expect(text).toContain(' * Filters combine with *or*; lists do not:\n *\n * * one\n')
  })

  test('leaves out a description that only repeats the name', () => {
    const text = schemas(
      withSchemas({
        Step: {
          type: 'object',
          properties: {
            campaignId: { type: 'string', description: 'The campaign.' },
            leadListId: { type: 'string', description: 'The lead list to fill.' },
          },
        },
      }),
    )

    expect(text).toBe(`export interface Step {
  campaignId?: string
  /** The lead list to fill. */
  leadListId?: string
}
`)
  })

  test('survives descriptions that would end a comment or begin a tag', () => {
    const description =
      'Matches **/*.jpg */ export const broken = 1 /*\n@deprecated is what people write\n\n* one\n* two'

    const text = schemas(withSchemas({ Media: { type: 'object', description, properties: { a: { description } } } }))

    expect(faultsOf(text)).toEqual([])
    expect(text).not.toMatch(/^export const broken/m)
    expect(text).toContain('\n * \\@deprecated is what people write\n *\n * * one\n * * two\n */')
  })
})
