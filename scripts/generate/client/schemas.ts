import { type Document, operationsOf, refName, type Schema } from '../document.ts'
import { comment } from './comment.ts'
import { pageQuery } from './page-query.ts'
import { bodySchemas } from './signature.ts'
import { described, properties, typeOf, type Use, unlisted } from './type-of.ts'

/**
 * Every component schema as a plain documented interface or type.
 *
 * @param upload the module of `Upload`, what a file can be given as; without one it is a `Blob`
 */
export function schemas(document: Document, upload?: string): string {
  const operations = operationsOf(document)
  const answered = reached(
    document,
    operations.flatMap(({ responses }) => Object.values(responses).map(({ content }) => content)),
  )
  const sent = reached(document, operations.map(bodySchemas))
  const file = upload ? 'Upload' : 'Blob'
  const declarations = Object.entries(document.components.schemas).map(([name, schema]) =>
    declaration(document, name, schema, {
      answered: answered.has(name),
      sent: sent.has(name) || !answered.has(name),
      file,
    }),
  )
  const isOpen = declarations.some((text) => text.includes(unlisted))
  const uploadImport = upload ? `import type { Upload } from '${upload}'\n` : ''
  return [uploadImport, isOpen ? unlistedType : '', pageQuery(document), ...declarations].filter(Boolean).join('\n')
}

const unlistedType = `${comment(
  'A value that is not listed, which a service may answer at any time. An editor still suggests the values that are.',
)}export type ${unlisted} = string & {}\n`

function declaration(document: Document, name: string, schema: Schema, use: Use): string {
  const text = comment(described(document, schema, use))
  if (schema.properties) return `${text}export interface ${name} {\n${properties(document, schema, use)}}\n`
  return `${text}export type ${name} = ${typeOf(document, schema, use.answered, use.file)}\n`
}

/**
 * The schemas that can be in a part of the document. The enums of those in an answer are open, because a service may add
 * values at any time; an enum that is only ever sent is closed, so that a misspelt value does not compile.
 */
function reached(document: Document, part: unknown): Set<string> {
  const found = new Set<string>()
  const visit = (schema: unknown) => {
    for (const name of refsIn(schema).filter((name) => !found.has(name))) {
      found.add(name)
      visit(document.components.schemas[name])
    }
  }
  visit(part)
  return found
}

/** The names of the component schemas that a schema refers to directly. */
export function refsIn(schema: unknown): string[] {
  const refs = JSON.stringify(schema ?? null).matchAll(/"\$ref":"(#\/components\/schemas\/[^"]+)"/g)
  return [...new Set([...refs].map(([, $ref = '']) => refName($ref)))]
}
