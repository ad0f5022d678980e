import { describe, expect, test } from 'vitest'
import { document, faultsOf, operation } from './example.ts'
import { methodNames } from './methods.ts'

const inPath = (name: string) =>
  ({ name, in: 'path', required: true, description: 'An id.', schema: { type: 'string' } }) as const

describe('methodNames', () => {
  test('says which methods read, and what their paths name', () => {
    const text = methodNames(
      document({
        paths: {
          '/leads': { get: operation('leads.list', {}), post: operation('leads.create', {}) },
          '/leads/{leadId}': { parameters: [inPath('leadId')], get: operation('leads.get', {}) },
          '/leads/{leadId}/tags/{tagId}': {
            parameters: [inPath('leadId'), inPath('tagId')],
            delete: operation('leads.deleteTag', {}),
          },
        },
      }),
    )

    expect(text).toBe(`import type { Leads } from './sections/leads.ts'

/** The methods of each section. */
export interface Sections {
  leads: Leads
}

/** The names of the methods of each section that only read. */
export interface Reads {
  leads: 'list' | 'get'
}

/** The names of the parameters in the paths of each section's methods, of those that have some. */
export interface PathNames {
  leads: {
    get: ['leadId']
    deleteTag: ['leadId', 'tagId']
  }
}
`)
    expect(faultsOf(text)).toEqual([])
  })

  test('says so when none of a section does', () => {
    const text = methodNames(document({ paths: { '/leads': { post: operation('leads.create', {}) } } }))

    expect(text).toContain('export interface Reads {\n  leads: never\n}')
    expect(faultsOf(text)).toEqual([])
  })
})
