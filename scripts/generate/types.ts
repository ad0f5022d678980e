import openapiTypescript, { astToString } from 'openapi-typescript'
import type { Document } from './document.ts'

/**
 * The types of a bundle: `paths`, `components`, `operations`. A property with a default counts as there, as it is behind
 * a validator that fills it in.
 */
export async function types(document: Document): Promise<string> {
  // openapi-typescript's input type restates the whole of OpenAPI; the bundle was linted as just that.
  const ast = await openapiTypescript(structuredClone(document) as never, { defaultNonNullable: true })
  return astToString(ast)
}
