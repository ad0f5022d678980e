import { document, type Header, type Provenance, type Sample, type Schema } from '../description/document.ts'
import { examplesOf, headersOf, type Operation, operation, operations } from '../description/operations.ts'
import { type Field, fieldOf, type Shape, shapeOf } from './fields.ts'
import { type Problem, problemHeadersOf, problemsOf, successesOf } from './problems.ts'

/** All that the page of an operation shows, in its order; the Markdown twin is made of the same. */
export interface OperationPage {
  operation: Operation
  provenance: Provenance
  authorization: string
  parameters: { place: 'path' | 'query' | 'header'; fields: Field[] }[]
  body: Body | undefined
  successes: Success[]
  problems: Problem[]
  problemHeaders: Field[]
  problemFields: Field[]
  samples: Sample[]
  follows: Follow[]
  previous: Operation | undefined
  next: Operation | undefined
}
export interface Body {
  isRequired: boolean
  description: string
  media: Media[]
}
export interface Media {
  type: string
  shape: Shape
  examples: { name: string; summary: string; value: unknown }[]
  /** Of a multipart form the content types of each part. */
  parts: Record<string, string>
}
export interface Success {
  status: string
  description: string
  headers: Field[]
  media: Media[]
}
/** What can be called with what an answer holds. */
export interface Follow {
  operation: Operation
  description: string
  /** Where each argument is in the answer: `campaignId` from `id`. */
  takes: { parameter: string; from: string }[]
}

export function operationPage(of: Operation): OperationPage {
  const { raw, parameters } = of
  const index = operations.indexOf(of)
  const problem = document.components.schemas.Problem ?? {}
  return {
    operation: of,
    provenance: raw['x-provenance'],
    authorization: document.components.securitySchemes.bearerAuth?.description ?? '',
    parameters: (['path', 'query', 'header'] as const).flatMap((place) => {
      const fields = parameters
        .filter((parameter) => parameter.in === place)
        .map(({ name, schema, required, description }) => ({
          ...fieldOf(name, schema, `${place}.${name}`, required),
          description: [description, shapeOf(schema, '').description].filter(isTold).join('\n\n'),
        }))
      return fields.length > 0 ? [{ place, fields }] : []
    }),
    body: bodyOf(of),
    successes: successesOf(of).map(([status, response]) => ({
      status,
      description: response.description,
      headers: headersOf(response).map(([name, header]) =>
        headerField(name, header, `response.${status}.header.${name}`),
      ),
      media: Object.entries(response.content ?? {}).map(([type, media]) => mediaOf(type, media, `response.${status}`)),
    })),
    problems: problemsOf(of),
    problemHeaders: problemHeadersOf(of).map(([name, header]) => headerField(name, header, `problem.header.${name}`)),
    problemFields: shapeOf(problem, 'problem').fields,
    samples: raw['x-codeSamples'] ?? [],
    follows: followsOf(of),
    previous: operations[index - 1],
    next: operations[index + 1],
  }
}

/** A schema that stands in a parameter names the thing again in a word or two, which says nothing beside its description. */
const isTold = (text: string, index: number): boolean => text !== '' && (index === 0 || text.length > 40)

const headerField = (name: string, { schema, required = false, description }: Header, anchor: string): Field => ({
  ...fieldOf(name, schema, anchor, required),
  description,
})

function bodyOf({ raw }: Operation): Body | undefined {
  const { requestBody } = raw
  if (!requestBody) return undefined
  const types = Object.entries(requestBody.content)
  return {
    isRequired: requestBody.required ?? false,
    description: requestBody.description,
    // The fields of a second content type need anchors of their own.
    media: types.map(([type, media], index) => mediaOf(type, media, index === 0 ? 'body' : 'form')),
  }
}

function mediaOf(type: string, media: Parameters<typeof examplesOf>[0] & { schema: Schema }, anchor: string): Media {
  const parts = Object.entries(media.encoding ?? {}).map(([name, { contentType = '' }]) => [name, contentType])
  return { type, shape: shapeOf(media.schema, anchor), examples: examplesOf(media), parts: Object.fromEntries(parts) }
}

function followsOf({ responses }: Operation): Follow[] {
  return Object.values(responses).flatMap(({ links = {} }) =>
    Object.values(links).flatMap((link) => {
      const target = operation(link.operationId)
      const takes = Object.entries(link.parameters ?? {}).map(([parameter, from]) => ({
        parameter,
        from: placeOf(from),
      }))
      return target ? [{ operation: target, description: link.description, takes }] : []
    }),
  )
}

/** Where a runtime expression points to, in words: `$response.body#/data/0/id` -> `data.0.id`. */
const placeOf = (expression: string): string =>
  expression
    .replace(/^\$response\.body#\//, '')
    .replace(/^\$request\.(path|query)\./, 'the same ')
    .replaceAll('/', '.')
