import { type HttpHandler, http, type RequestHandlerOptions } from 'msw'
import type { Operation } from '../section.ts'
import type { OperationId, Problems } from './handler-for.ts'
import { problem } from './problem.ts'
import { type Success, succeed, successOf } from './success.ts'

/** Gives the content of a success, or a response. */
export type AnswerTo = (call: Call & Problems<string>) => unknown

/** A request for whatever operation. */
interface Call {
  params: Record<string, string>
  query: URLSearchParams
  body: unknown
  request: Request
  example: unknown
}

/** The parameters in a request's path, or `undefined` when the request is not for the operation. */
export type Find = (operation: Operation, request: Request) => Record<string, string> | undefined

export function operationHandler(
  operation: Operation,
  find: Find,
  answer?: AnswerTo,
  options: RequestHandlerOptions = {},
): HttpHandler {
  // The table vouches for both, which are only texts in its lines.
  const id = operation.id as OperationId
  const method = operation.method.toLowerCase() as 'get'
  const matches = ({ request }: { request: Request }) => {
    const params = find(operation, request)
    return { matches: params !== undefined, params: params ?? {} }
  }
  const resolve = async ({ request, params }: { request: Request; params: Record<string, string> }) => {
    const success = await successOf(id)
    if (!answer)
      return succeed(success, isFurtherPage(operation, request) ? lastPage(success) : success.content, params)
    // A copy, so that what an answer changes in it does not stay changed.
    const example = structuredClone(success.content)
    const given = await answer({ ...(await callOf(id, request)), params, example })
    return given instanceof Response ? given : succeed(success, given, params)
  }
  const handler = http[method](matches, resolve, options)
  handler.info.header = `${id}: ${operation.method} ${operation.path}`
  return handler
}

const isFurtherPage = ({ words }: Operation, { url }: Request) =>
  words.has('list') && new URL(url).searchParams.has('cursor')

/** Behind the example there is an empty page, so that a loop over all pages comes to its end. */
const lastPage = ({ content }: Success) => {
  const { pagination } = Object(content)
  return { ...content, data: [], pagination: { ...pagination, hasMore: false, nextCursor: null } }
}

async function callOf(id: OperationId, request: Request) {
  const { searchParams: query } = new URL(request.url)
  const body = await bodyOf(request.clone())
  return { query, body, request, problem: problem.bind(undefined, id) }
}

async function bodyOf(request: Request): Promise<unknown> {
  if (request.headers.get('Content-Type')?.startsWith('multipart/')) return request.formData()
  const text = await request.text()
  return text === '' ? undefined : JSON.parse(text)
}
