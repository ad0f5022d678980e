import { type About, type Going, observeValue, readBody, strangeBody, visit } from './going.ts'
import type { Observed } from './har.ts'
import { isObject } from './json.ts'
import { type DescribedOperation, type DescribedResponse, mediaOf, responseTo } from './operations.ts'
import { meaningOf } from './parameters.ts'
import { child, type Place } from './sources.ts'

/** Holds an answer against its operation: status, headers, content type, body. */
export function observeAnswer(going: Going, operation: DescribedOperation, exchange: Observed, index: number): void {
  const { status } = exchange
  going.statuses.set(operation, (going.statuses.get(operation) ?? new Set<number>()).add(status))
  const about = { subject: `answer ${status}`, operation: operation.id, exchange: index }
  const response = responseTo(operation, status)
  if (!response) {
    going.found.add({ kind: 'status', place: operation.place, name: String(status), ...about, ...contentOf(exchange) })
    return
  }
  visit(going, response.place)
  observeHeaders(going, response.headers, exchange.responseHeaders, about)
  observeContent(going, response, exchange, about)
}

function observeContent(going: Going, { place, problem }: DescribedResponse, exchange: Observed, about: About): void {
  const { status, mimeType: type, responseBody: text } = exchange
  if (status === 304 || type === '' || text === '') return
  const media = mediaOf(place, type)
  if (!media) {
    const content = { kind: 'content type', name: type, ...about, ...contentOf(exchange) } as const
    // What all problems have in common is one finding, and not one of each operation.
    if (problem) going.found.add({ ...content, place: problem, subject: 'answer with a problem', refusal })
    else going.found.add({ ...content, place })
    return
  }
  const schema = child(media, 'schema')
  if (text === undefined) return
  const value = readBody(going, text, type, media, about)
  if (schema) observeValue(going, value, schema, 'answer', about)
}

const refusal = 'problems are woven into all operations, so shared/ and plugin/ have to say it'

function contentOf({ mimeType, responseBody }: Observed) {
  return mimeType === '' ? {} : { contentType: mimeType, value: strangeBody(responseBody, mimeType) }
}

function observeHeaders(going: Going, described: Map<string, Place>, sent: Record<string, string>, about: About): void {
  for (const [name, place] of described) {
    visit(going, place)
    const value = sent[name]
    const schema = child(place, 'schema')
    const subject = `header ${name} of ${about.subject}`
    if (value !== undefined && schema)
      observeValue(going, meaningOf(value, schema), schema, 'answer', {
        ...about,
        subject,
        label: name,
      })
    if (value !== undefined || !isObject(place.value) || place.value.required !== true) continue
    going.found.add({ kind: 'header', place, name, ...about })
  }
}
