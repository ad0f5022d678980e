import { answers } from './answers.ts'
import { components } from './components.ts'
import type { Edit } from './edit.ts'
import { operations } from './operations.ts'
import { parameters } from './parameters.ts'
import { rare } from './rare.ts'
import { requests } from './requests.ts'
import { security } from './security.ts'

export const edits: readonly Edit[] = [
  ...operations,
  ...parameters,
  ...requests,
  ...answers,
  ...components,
  ...rare,
  ...security,
]

/** What the operationIds of an edit begin with. */
export const prefix = (index: number): string => `edit${String(index + 1).padStart(3, '0')}`

/** All edits in one description, before or after: each has a path and components of its own. */
export function documentOf(side: 'before' | 'after') {
  const paths: Record<string, unknown> = {}
  const schemas: Record<string, unknown> = {}
  for (const [index, edit] of edits.entries()) {
    const own = prefix(index)
    const item = edit[side]
    if (item) paths[`/${own}${edit.suffix?.[side] ?? ''}`] = named(renamed(item, own), own)
    for (const [name, schema] of Object.entries(edit.schemas?.[side] ?? {})) schemas[own + name] = renamed(schema, own)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Edits', version: '1' },
    servers: [{ url: 'http://127.0.0.1' }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        oauth: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl: '/token', scopes: { read: '', write: '' } } },
        },
      },
    },
  }
}

const renamed = (fragment: unknown, own: string): Record<string, unknown> =>
  JSON.parse(JSON.stringify(fragment).replaceAll('#/components/schemas/', `#/components/schemas/${own}`))

/** With an operationId of the edit's own for each method. */
const named = (item: Record<string, unknown>, own: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(item).map(([key, value]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [key, value]
      const id = 'operationId' in value ? value.operationId : key
      return [key, { ...value, operationId: `${own}.${id}` }]
    }),
  )
