// Small documents for the tests beside this file.
import ts from 'typescript'
import type { Document, Operation, Parameter, PathItem, Schema } from '../document.ts'

/** A document with one section, Leads. */
export function document(parts: { paths?: Record<string, PathItem>; schemas?: Record<string, Schema> }): Document {
  return {
    openapi: '3.1.0',
    info: { title: 'Example', version: '1.0.0' },
    tags: [{ name: 'Leads', 'x-slug': 'leads', description: 'People.' }],
    paths: parts.paths ?? {},
    components: { schemas: parts.schemas ?? {} },
    'x-problem-codes': {},
  }
}

export const withSchemas = (schemas: Record<string, Schema>): Document => document({ schemas })

interface Parts {
  parameters?: Parameter[]
  body?: Schema
  form?: Schema
  bodyRequired?: boolean
  answer?: Schema
  codes?: Record<string, string[]>
}

/** An operation of the section Leads; without an answer it is a 204. */
export function operation(operationId: string, { parameters = [], answer, codes = {}, ...parts }: Parts): Operation {
  const problems = Object.entries(codes).map(([status, codes]) => [status, problem(codes)])
  return {
    operationId,
    tags: ['Leads'],
    summary: `Summary of ${operationId}`,
    description: `Description of ${operationId}.`,
    'x-provenance': 'inferred',
    parameters,
    ...requestBody(parts),
    responses: {
      [answer ? '200' : '204']: {
        description: 'Done.',
        ...(answer ? { content: { 'application/json': { schema: answer } } } : {}),
      },
      ...Object.fromEntries(problems),
    },
  }
}

function requestBody({ body, form, bodyRequired = true }: Parts): Pick<Operation, 'requestBody'> {
  if (!body) return {}
  const upload = form ? { 'multipart/form-data': { schema: form } } : {}
  return { requestBody: { required: bodyRequired, content: { 'application/json': { schema: body }, ...upload } } }
}

const problem = (codes: string[]) => ({
  description: 'No.',
  content: { 'application/problem+json': { schema: { allOf: [{ properties: { code: { enum: codes } } }] } } },
})

/** What the TypeScript compiler has against the syntax of a text. */
export function faultsOf(text: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true })
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}
