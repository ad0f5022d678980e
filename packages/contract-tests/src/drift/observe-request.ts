import { type About, type Going, observeValue, readBody, strangeBody, visit } from './going.ts'
import type { FormFields, Observed } from './har.ts'
import { mimeTypeOf } from './har.ts'
import { isObject, type JsonObject } from './json.ts'
import { type DescribedOperation, mediaOf } from './operations.ts'
import { givenParameters, guessed, meaningOf, undescribedQuery } from './parameters.ts'
import { child, type Place } from './sources.ts'

interface Accepted {
  exchange: Observed
  /** Values of the path's parameters. */
  values: Record<string, string>
  index: number
}

/** Holds a request that was accepted against its operation: parameters, content type, body. */
export function observeRequest(going: Going, operation: DescribedOperation, accepted: Accepted): void {
  const about = { subject: 'request', operation: operation.id, exchange: accepted.index }
  observeParameters(going, operation, accepted, about)
  observeBody(going, operation, accepted.exchange, about)
}

function observeParameters(
  going: Going,
  operation: DescribedOperation,
  { exchange, values }: Accepted,
  about: About,
): void {
  const { url, requestHeaders: headers } = exchange
  for (const { parameter, schema, value, sent } of givenParameters(operation, { url, headers, path: values })) {
    const { name, place } = parameter
    visit(going, place)
    const subject = `${parameter.in} parameter ${name}`
    if (schema) observeValue(going, value, schema, 'request', { ...about, subject, label: name })
    if (sent || parameter.in === 'path' || !isObject(place.value) || place.value.required !== true) continue
    going.found.add({ kind: 'header', place, name, ...about, subject })
  }
  for (const [name, texts] of undescribedQuery(going.root, operation, url)) {
    const value = texts.length > 1 ? texts.map(guessed) : guessed(texts[0] ?? '')
    going.found.add({ kind: 'parameter', place: operation.place, name, ...about, value })
  }
}

function observeBody(going: Going, operation: DescribedOperation, exchange: Observed, about: About): void {
  const { requestBody: body, requestHeaders } = exchange
  const type = mimeTypeOf(requestHeaders['content-type'])
  if (body === undefined || type === '') return
  const media = mediaOf(operation.body, type)
  if (!media) {
    const place = operation.body ?? operation.place
    const value = typeof body === 'string' ? strangeBody(body, type) : formOf(body, undefined)
    going.found.add({ kind: 'content type', place, name: type, ...about, contentType: type, value })
    return
  }
  const schema = child(media, 'schema')
  const value = typeof body === 'string' ? readBody(going, body, type, media, about) : formOf(body, schema)
  if (schema) observeValue(going, value, schema, 'request', about)
}

/** The fields of a form as an object; several of a name are a list. */
function formOf(fields: FormFields, schema: Place | undefined): JsonObject {
  const form: JsonObject = {}
  for (const [name, texts] of Map.groupBy(fields, ([field]) => field)) {
    const property = schema && child(schema, 'properties', name)
    const values = texts.map(([, text]) => (text === undefined ? undefined : meaningOf(text, property)))
    form[name] = values.length === 1 ? values[0] : values
  }
  return form
}
