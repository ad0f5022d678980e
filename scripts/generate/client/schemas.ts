import { type Document, operationsOf, refName, type Schema } from '../document.ts'
import { append, comment } from './comment.ts'
import { described, properties, typeOf } from './type-of.ts'

/** Every component schema as a plain documented interface or type. */
export function schemas(document: Document): string {
  const open = answered(document)
  const declarations = Object.entries(document.components.schemas).map(([name, schema]) =>
    declaration(document, name, schema, open.has(name)),
  )
  return declarations.join('\n')
}

function declaration(document: Document, name: string, schema: Schema, open: boolean): string {
  const text = described(document, schema)
  if (schema.properties) return `${comment(text)}export interface ${name} {\n${properties(document, schema, open)}}\n`
  const said = open && schema.enum ? append(text, 'The service may answer other values too.') : text
  return `${comment(said)}export type ${name} = ${typeOf(document, schema, open)}\n`
}

/**
 * The schemas that an answer can hold. Their enums are open, because a service may add values at any time; an enum that
 * is only ever sent is closed, so that a misspelt value does not compile.
 */
function answered(document: Document): Set<string> {
  const found = new Set<string>()
  const visit = (schema: unknown) => {
    for (const name of refsIn(schema).filter((name) => !found.has(name))) {
      found.add(name)
      visit(document.components.schemas[name])
    }
  }
  for (const { responses } of operationsOf(document)) {
    for (const { content } of Object.values(responses)) visit(Object.values(content ?? {}).map(({ schema }) => schema))
  }
  return found
}

/** The names of the component schemas that a schema refers to directly. */
export function refsIn(schema: unknown): string[] {
  const refs = JSON.stringify(schema ?? null).matchAll(/"\$ref":"(#\/components\/schemas\/[^"]+)"/g)
  return [...new Set([...refs].map(([, $ref = '']) => refName($ref)))]
}
