import type { OperationId, ProblemDetails } from './handler-for.ts'

/** Answers a problem as the operation's example of it, but for the details that are given. */
export async function problem(id: OperationId, code: string, details: ProblemDetails = {}): Promise<Response> {
  const { problemHeaders, problems } = await import('../../generated/problems.ts')
  const { retryAfter, ...members } = details
  const example = problems[id].find((example) => example.code === code)
  if (!example) throw new Error(`${id} has no problem ${code}.`)
  const { status, instance } = example
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'X-Request-Id': instance })
  for (const [name, value] of Object.entries(problemHeaders[status] ?? {})) headers.set(name, value)
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter))
  return new Response(JSON.stringify({ ...example, ...members }), { status, headers })
}
