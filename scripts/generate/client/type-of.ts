import { type Document, follow, refName, type Schema } from '../document.ts'
import { append, comment, telling } from './comment.ts'
import { limits, scale } from './limits.ts'

/** The name of the type of the values that an open enum does not list. */
export const unlisted = 'Unlisted'

/** Which way a schema goes: what is answered has open enums, and only what is sent has limits to keep. */
export interface Use {
  answered: boolean
  sent: boolean
  /** The type of a file. */
  file: string
}

/**
 * A schema as the text of a plain TypeScript type.
 *
 * @param open whether enums also take values that are not listed
 * @param file the type of a file
 */
export function typeOf(document: Document, schema: Schema, open = false, file = 'Blob'): string {
  const of = (part: Schema) => typeOf(document, part, open, file)
  if (schema.$ref) return refName(schema.$ref)
  if (schema.enum) return [...schema.enum.map(literal), ...(open ? [unlisted] : [])].join(' | ')
  if (schema.oneOf) return [...new Set(schema.oneOf.map(of))].join(' | ')
  if (schema.allOf) return schema.allOf.map((part) => grouped(of(part))).join(' & ')
  if (Array.isArray(schema.type)) return [...new Set(schema.type.map((type) => of({ ...schema, type })))].join(' | ')
  if (schema.type === 'array') return `${grouped(of(schema.items ?? {}))}[]`
  if (schema.properties) return `{\n${properties(document, schema, { answered: open, sent: true, file })}}`
  if (schema.type === 'object') return `Record<string, ${entryOf(schema, of)}>`
  if (schema.type === 'string' && schema.format === 'binary') return file
  return scalars[schema.type ?? ''] ?? 'unknown'
}

/** The members of an interface, each with its doc comment. */
export function properties(document: Document, schema: Schema, use: Use): string {
  const members = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const optional = schema.required?.includes(name) ? '' : '?'
    return member(
      `${key(name)}${optional}`,
      typeOf(document, property, use.answered, use.file),
      described(document, property, use, name),
    )
  })
  return members.join('')
}

/** One member of an interface. */
export const member = (name: string, type: string, text: string): string =>
  `${comment(text, '  ')}  ${name}: ${type.replaceAll('\n', '\n  ')}\n`

/**
 * A schema's description and limits. A reference without a description of its own has none: what it names is described
 * there.
 */
export function described(document: Document, schema: Schema, { sent }: Use, name = ''): string {
  const known = schema.$ref ? { ...follow<Schema>(document, schema), ...schema } : schema
  return append(telling(name, schema.description ?? ''), sent ? limits(known) : scale(known))
}

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
