import { apiError, ConnectionError, RocketleadError } from './errors.ts'
import { retryAfter } from './failure.ts'
import type { Operation } from './operation.ts'
import type { CallOptions, Settings } from './options.ts'
import { redact, redactCause } from './secrets.ts'
import type { Incoming, Outgoing, Send } from './transport.ts'

/** Calls an operation with the arguments of its method. */
export type Call = (operation: Operation, given: unknown[]) => Promise<unknown>

export function caller({ apiKey }: Settings, send: Send): Call {
  return async (operation, given) => {
    const { options, ...request } = requestOf(operation, given)
    const { signal } = options
    const outgoing = { ...request, headers: headersOf(operation, options), signal, apiKey: await apiKey() }
    const incoming = await exchange(send, outgoing)
    if (incoming.response.ok) return parsed(incoming, outgoing)
    throw failed(operation, outgoing, incoming)
  }
}

/** Sorts a method's arguments: the path's parameters, then the body or the query, then the options. */
function requestOf({ method, path, parameters, takes }: Operation, given: unknown[]) {
  const rest = given.slice(parameters.length)
  const content = takes ? rest.shift() : undefined
  const [options] = rest
  return {
    method,
    path: parameters.reduce((at, name, index) => at.replace(`{${name}}`, () => segment(name, given[index])), path),
    // The section's interface vouches for what was given.
    query: takes === 'query' && content ? (content as Record<string, unknown>) : {},
    body: takes === 'body' ? serialized(content) : undefined,
    options: (options ?? {}) as CallOptions,
  }
}

/** A path parameter, percent-encoded. An empty one or dots would lead to another operation's path. */
function segment(name: string, value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (text === '' || text === '.' || text === '..')
    throw new RocketleadError(`\`${name}\` is needed, and cannot be dots.`)
  return encodeURIComponent(text)
}

const serialized = (body: unknown) => (body instanceof FormData ? body : JSON.stringify(body))

function headersOf({ id, takesKey }: Operation, { headers, idempotencyKey }: CallOptions): Headers {
  const all = new Headers(headers)
  if (idempotencyKey === undefined) return all
  if (!takesKey) throw new RocketleadError(`${id} takes no idempotency key.`)
  all.set('Idempotency-Key', idempotencyKey)
  return all
}

async function exchange(send: Send, request: Outgoing): Promise<Incoming> {
  try {
    return await send(request)
  } catch (cause) {
    if (request.signal?.aborted) throw request.signal.reason
    const message = `${nameOf(request)} got no answer.`
    throw new ConnectionError(message, { cause: redactCause(cause, request.apiKey) })
  }
}

/** What a success holds; nothing when its body is empty. */
function parsed({ body, response }: Incoming, request: Outgoing): unknown {
  if (typeof body !== 'string' || body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    // The cause would quote the body, which may be anybody's page.
    throw new RocketleadError(`${nameOf(request)} was answered ${response.status} with something that is no JSON.`)
  }
}

function failed({ id }: Operation, { method, path, apiKey }: Outgoing, { body, response }: Incoming) {
  const { status, headers } = response
  return apiError({
    operation: id,
    method: method.toUpperCase(),
    path,
    status,
    body: redact(body, apiKey),
    requestId: headers.get('X-Request-Id') ?? undefined,
    retryAfter: retryAfter(headers),
  })
}

const nameOf = ({ method, path }: Outgoing) => `${method.toUpperCase()} ${path}`
