import type { MediaType, Operation } from '../description/description.ts'
import { isRecord } from '../description/pointer.ts'
import { formType } from '../exchange/body.ts'
import type { Body, Call } from '../exchange/exchange.ts'
import type { Alternatives } from '../schema/alternatives.ts'
import { sampleOf } from '../schema/sample.ts'
import { placeholder, withPlaceholders } from './placeholders.ts'

/** What a call that should succeed is made of, as far as the description tells. */
export interface GoodCallOptions {
  alternatives: Alternatives
  /** The path parameters whose values can be had. */
  parameters: readonly string[]
}

/** The call with the least that an operation needs: its required parameters, and its first example as the body. */
export function goodCall(operation: Operation, options: GoodCallOptions): Call {
  const call: Call = { path: {}, query: {}, headers: {} }
  for (const { name, in: place, required, schema, examples } of operation.parameters) {
    if (!required) continue
    const value = examples[0] ?? sampleOf(schema, options.alternatives)
    if (place === 'path') call.path[name] = options.parameters.includes(name) ? placeholder(name) : value
    if (place === 'query') call.query[name] = withPlaceholders(value, options.parameters, name)
    if (place === 'header') call.headers[name] = String(value)
  }
  const [media] = operation.body?.media ?? []
  return media ? { ...call, body: goodBody(media, options) } : call
}

/** A body of one content type: its first example, or the least that its schema takes. */
export function goodBody(media: MediaType, { alternatives, parameters }: GoodCallOptions): Body {
  const [example] = Object.values(media.examples)
  const value = example ?? sampleOf(media.schema, alternatives)
  return {
    type: media.type,
    value: media.type === formType ? withFiles(value, media) : withPlaceholders(value, parameters),
  }
}

/** A form in which what is a file is sent as one. */
export function withFiles(value: unknown, { schema, encoding }: MediaType): unknown {
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const property = schema.properties?.[name]
      const type = encoding[name]?.contentType?.split(',', 1)[0]?.trim()
      const isFile = isRecord(property) && (property.format === 'binary' || property.contentMediaType !== undefined)
      return [name, isFile && typeof part === 'string' ? filePart(part, type) : part]
    }),
  )
}

const filePart = (text: string, type = 'text/plain') => ({ fileName: `file.${endings[type] ?? 'txt'}`, type, text })
const endings: Record<string, string> = {
  'text/csv': 'csv',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
}
