import { Validator } from '@seriousme/openapi-schema-validator'
import { CannotRun } from '../run/options.ts'
import type { Description } from './description.ts'
import { brokenReference, faultOf } from './faults.ts'
import { operationsOf } from './operations.ts'
import { isRecord } from './pointer.ts'
import { readDocument } from './read.ts'
import { upgraded } from './upgrade.ts'

/** The description of the Rocketlead API. */
export const ownDescription = '@rocketlead/openapi'

/**
 * Reads a description and makes sure that it is one.
 *
 * @param source a file, an address; default the Rocketlead API's
 * @throws CannotRun that says what is wrong with it, and where
 */
export async function loadDescription(source: string = ownDescription): Promise<Description> {
  const address = source === ownDescription ? import.meta.resolve(ownDescription) : source
  return describe(await readDocument(address), source)
}

/** @throws CannotRun that says what is wrong with the document, and where */
export async function describe(document: Record<string, unknown>, source: string): Promise<Description> {
  await validate(document, source)
  const upgradedDocument = upgraded(document)
  const operations = operationsOf(upgradedDocument)
  const { title, version } = isRecord(document.info) ? document.info : {}
  const description = {
    title: String(title),
    version: String(version),
    source,
    document: upgradedDocument,
    operations,
    servers: serversOf(document),
  }
  const fault = faultOf(description)
  if (fault) throw new CannotRun(`${source} cannot be used: ${fault}`)
  return description
}

async function validate(document: Record<string, unknown>, source: string): Promise<void> {
  if (typeof document.swagger === 'string')
    throw new CannotRun(`${source} is a description of Swagger ${document.swagger}. Convert it to OpenAPI 3.1 first.`)
  if (!/^3\.[01]\.\d+/.test(String(document.openapi)))
    throw new CannotRun(
      document.openapi === undefined
        ? `${source} is no OpenAPI description: it has no "openapi" with its version.`
        : `${source} is a description of OpenAPI ${document.openapi}. Use one of 3.0 or 3.1.`,
    )
  const reference = brokenReference(document)
  if (reference) throw new CannotRun(`${source} cannot be used: ${reference}`)
  const { valid, errors } = await new Validator().validate(structuredClone(document))
  if (valid) return
  throw new CannotRun(`${source} is not a valid OpenAPI description: ${worst(errors)}`)
}

interface SchemaError {
  instancePath: string
  message?: string
  params?: Record<string, unknown>
}

/** The deepest place that is wrong: what stands above it is wrong for its sake. */
function worst(errors: unknown): string {
  if (!Array.isArray(errors)) return `${String(errors)}.`
  const known = errors as SchemaError[] // they are of the validator's Ajv
  const deepest = Math.max(...known.map(({ instancePath }) => instancePath.split('/').length))
  const [error] = known.filter(({ instancePath }) => instancePath.split('/').length === deepest)
  if (!error) return 'it does not say why.'
  const name = Object.values(error.params ?? {}).find((value) => typeof value === 'string')
  const more = name !== undefined && !error.message?.includes(name) ? ` (${name})` : ''
  return `${error.instancePath || 'the document'} ${error.message ?? 'is wrong'}${more}.`
}

function serversOf(document: Record<string, unknown>): string[] {
  const servers = Array.isArray(document.servers) ? document.servers : []
  return servers.flatMap((server: unknown) =>
    isRecord(server) && typeof server.url === 'string' && !server.url.includes('{') ? [server.url] : [],
  )
}
