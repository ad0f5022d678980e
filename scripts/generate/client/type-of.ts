import { type Document, follow, refName, type Schema } from '../document.ts'
import { append, comment, prose } from './comment.ts'
import { limits } from './limits.ts'

/**
 * A schema as the text of a plain TypeScript type.
 *
 * @param open whether enums also take values that are not listed
 */
export function typeOf(document: Document, schema: Schema, open = false): string {
  const of = (part: Schema) => typeOf(document, part, open)
  if (schema.$ref) return refName(schema.$ref)
  if (schema.enum) return [...schema.enum.map(literal), ...(open ? ['(string & {})'] : [])].join(' | ')
  if (schema.oneOf) return [...new Set(schema.oneOf.map(of))].join(' | ')
  if (schema.allOf) return schema.allOf.map((part) => grouped(of(part))).join(' & ')
  if (Array.isArray(schema.type)) return [...new Set(schema.type.map((type) => of({ ...schema, type })))].join(' | ')
  if (schema.type === 'array') return `${grouped(of(schema.items ?? {}))}[]`
  if (schema.properties) return `{\n${properties(document, schema, open)}}`
  if (schema.type === 'object') return `Record<string, ${entryOf(schema, of)}>`
  if (schema.type === 'string' && schema.format === 'binary') return 'Blob'
  return scalars[schema.type ?? ''] ?? 'unknown'
}

/** The members of an interface, each with its doc comment. */
export function properties(document: Document, schema: Schema, open = false): string {
  const members = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const optional = schema.required?.includes(name) ? '' : '?'
    return member(`${key(name)}${optional}`, typeOf(document, property, open), described(document, property))
  })
  return members.join('')
}

/** One member of an interface. */
export const member = (name: string, type: string, text: string): string =>
  `${comment(text, '  ')}  ${name}: ${type.replaceAll('\n', '\n  ')}\n`

/** A schema's description and limits. A reference without a description of its own says in a sentence what it names. */
export function described(document: Document, schema: Schema): string {
  const named = follow<Schema>(document, schema)
  const description = schema.description || firstSentence(named.description)
  return append(prose(description), limits(schema.$ref ? { ...named, ...schema } : schema))
}

/** On one line; the whole text stands where the schema is declared. */
const firstSentence = (text = ''): string => (/^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text).replace(/\s+/g, ' ')

const scalars: Record<string, string> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
}

function entryOf({ additionalProperties: entry }: Schema, of: (schema: Schema) => string): string {
  return typeof entry === 'object' ? of(entry) : 'unknown'
}

/** JSON's strings, numbers and booleans are TypeScript's literals, but for the quotes. */
const literal = (value: unknown) => (typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : `${value}`)

const grouped = (type: string) => (/ [|&] /.test(type) && !type.startsWith('{') ? `(${type})` : type)

const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`)
