import { describe, expect, test } from 'vitest'
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
            company: { type: ['string', 'null'], maxLength: 1, description: 'Company.' },
            tags: { type: 'array', minItems: 1, maxItems: 5, description: 'Tags.', items: { type: 'string' } },
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
  /** Company. At most 1 character. */
  company?: string | null
  /** Tags. 1 to 5 items. */
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

    expect(text).toContain("export type LeadStatus = 'new' | 'old' | (string & {})\n")
    expect(text).toContain("export type LeadAction = 'pause' | 'move'\n")
    expect(text).toContain('/** How far. The service may answer other values too. */')
  })

  test('says of a property what it refers to', () => {
    const text = schemas(
      withSchemas({
        Lead: { type: 'object', properties: { rate: { $ref: '#/components/schemas/Rate', default: 1 } } },
        Rate: { type: 'number', description: 'Share.', minimum: 0, maximum: 1 },
      }),
    )

    expect(text).toContain('  /** Share. 0 to 1. Default: `1`. */\n  rate?: Rate\n')
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
