import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import type { Description } from './description.ts'
import { at, child, isRecord } from './pointer.ts'

/** The first schema that is none by JSON Schema 2020-12, as half a sentence that says where. */
export function brokenSchema({ document, operations }: Description): string | undefined {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false })
  const shared = child('', 'components', 'schemas')
  const pointers = new Set([
    ...Object.keys(Object(at(document, shared))).map((name) => child(shared, name)),
    ...operations.flatMap(({ parameters, body, responses }) => [
      ...parameters.map(({ pointer }) => pointer),
      ...(body?.media ?? []).map(({ pointer }) => pointer),
      ...Object.values(responses).flatMap(({ media, headers }) => [...media, ...headers].map(({ pointer }) => pointer)),
    ]),
  ])
  for (const pointer of pointers) {
    const schema = at(document, pointer)
    if (!isRecord(schema) || ajv.validateSchema(schema)) continue
    return `${pointer}${placeOf(ajv.errors)} is no schema`
  }
  return undefined
}

/** The deepest place that is wrong: what stands above it is wrong for its sake. */
function placeOf(errors: ErrorObject[] | null | undefined): string {
  const paths = (errors ?? []).map(({ instancePath }) => instancePath)
  return paths.reduce((deepest, path) => (path.split('/').length > deepest.split('/').length ? path : deepest), '')
}
