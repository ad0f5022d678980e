import type { OperationId } from './handler-for.ts'

/** What an operation answers when it succeeds. */
export interface Success {
  status: number
  /** Where to find what was created, with the names of path parameters and of what the content holds. */
  location?: string
  /** The description's example; none where there is nothing to answer. */
  content?: object
}

/** Answers as the operation does when it succeeds, with the example's content if none is given. */
export async function success(id: OperationId, params: Record<string, string>, given: unknown): Promise<Response> {
  const { requestId, successes } = await import('../../generated/successes.ts')
  const { status, location, content: example } = successes[id]
  const content = given ?? example
  const headers = new Headers({ 'X-Request-Id': requestId })
  if (location) headers.set('Location', filled(location, { ...(content as object), ...params }))
  return content ? Response.json(content, { status, headers }) : new Response(null, { status, headers })
}

const filled = (location: string, names: Record<string, unknown>) =>
  location.replace(/\{(\w+)\}/g, (_, name: string) => String(names[name]))
