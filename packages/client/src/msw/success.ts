import type { OperationId } from './handler-for.ts'

/** What an operation answers when it succeeds. */
export interface Success {
  status: number
  /** Where to find what was created, with the names of path parameters and of what the content holds. */
  location?: string
  /** The description's example; none where there is nothing to answer. */
  content?: object
}

/** The examples are loaded with the first answer that needs one. */
export async function successOf(id: OperationId): Promise<Success & { requestId: string }> {
  const { requestId, successes } = await import('../../generated/successes.ts')
  return { ...successes[id], requestId }
}

/** Answers a content as the operation does when it succeeds. */
export function succeed(
  { status, location, requestId }: Awaited<ReturnType<typeof successOf>>,
  content: unknown,
  params: Record<string, string>,
): Response {
  const headers = new Headers({ 'X-Request-Id': requestId })
  if (location) headers.set('Location', filled(location, { ...Object(content), ...params }))
  if (content === undefined) return new Response(null, { status, headers })
  return Response.json(content, { status, headers })
}

const filled = (location: string, values: Record<string, unknown>) =>
  location.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
