import type { CallFault, StruckFault } from '../domain/faults.ts'
import { Problem } from '../domain/problem.ts'
import type { LoggedRequest } from '../domain/requests.ts'
import { readApiKey } from './auth.ts'
import { formType } from './body.ts'
import { corsHeaders } from './cors.ts'
import { type Incoming, typeOf } from './incoming.ts'
import type { AppOptions } from './options.ts'
import { type Answer, asProblem, type ErrorFormat } from './respond.ts'
import type { Route } from './route.ts'
import type { Traffic } from './traffic.ts'

/** The most bytes of a body that the log keeps. */
const keptBytes = 10_000

/** A request, and what becomes known of it on the way to its answer. */
export interface Exchange {
  readonly request: Incoming
  readonly route: Route | undefined
  /** Whether it is for the control plane, which has neither limit nor faults nor log, and one error format. */
  readonly isControl: boolean
  readonly format: ErrorFormat
  /** The request id. */
  id: string
  traffic: Traffic | undefined
  receivedAt: Date | undefined
  /** Headers of whatever is answered. */
  headers: Record<string, string>
  fault: CallFault | undefined
  bytes: Uint8Array<ArrayBuffer> | undefined
  /** What failed in the server itself. */
  bug: string | undefined
}

export function begin(request: Incoming, route: Route | undefined, { errorFormat }: AppOptions): Exchange {
  const isControl = request.path === '/_mock' || request.path.startsWith('/_mock/')
  return {
    request,
    route,
    isControl,
    format: isControl ? 'problem' : errorFormat,
    id: '',
    traffic: undefined,
    receivedAt: undefined,
    headers: {},
    fault: undefined,
    bytes: undefined,
    bug: undefined,
  }
}

/**
 * Reads the key, and with it which workspace the request is for.
 *
 * @throws Problem `unauthorized` or `forbidden`
 */
export function identify(exchange: Exchange, options: AppOptions): string {
  const apiKey = readApiKey(exchange.request.header('authorization'))
  exchange.id = options.requestId(apiKey)
  if (exchange.isControl) return apiKey
  exchange.traffic = options.traffic(apiKey)
  exchange.receivedAt = exchange.traffic.now()
  return apiKey
}

/** The request id; before the key is known it is none of any workspace. */
export function idOf(exchange: Exchange, options: AppOptions): string {
  exchange.id ||= options.requestId()
  return exchange.id
}

/** The problem to answer for what was thrown. Anything that is no problem is a bug, and noted as such. */
export function problemOf(error: unknown, exchange: Exchange, options: AppOptions): Problem {
  if (!(error instanceof Problem)) exchange.bug = error instanceof Error ? error.message : String(error)
  return asProblem(error, options.report)
}

/** Answers, and notes what. */
export function finish(exchange: Exchange, answer: Answer, options: AppOptions): Answer {
  note(exchange, answer, options)
  const operation = exchange.route?.id
  if (answer.isOfProxy) return { ...answer, operation, headers: { ...corsHeaders, ...answer.headers } }
  const own = { ...exchange.headers, 'x-request-id': idOf(exchange, options) }
  return { ...answer, operation, headers: { ...corsHeaders, ...answer.headers, ...own } }
}

/** Notes what was answered to a request of the API, or that nothing was. */
export function note(exchange: Exchange, answer: Answer | undefined, options: AppOptions): void {
  if (exchange.isControl) return
  const { traffic, receivedAt } = exchange
  const request = entry(exchange, answer, idOf(exchange, options))
  if (traffic && receivedAt) traffic.keep({ ...request, receivedAt: receivedAt.toISOString() })
  try {
    const workspaceId = traffic?.workspaceId ?? null
    options.onRequest?.({ ...request, receivedAt: receivedAt?.toISOString() ?? null, workspaceId })
  } catch (error) {
    options.report(error)
  }
}

function entry(
  { request, route, fault, bytes, bug }: Exchange,
  answer: Answer | undefined,
  id: string,
): Omit<LoggedRequest, 'receivedAt'> {
  const { code, errors } = toldBy(answer)
  return {
    id,
    method: request.method,
    path: `${request.path}${request.search}`,
    operation: route?.id ?? null,
    status: answer?.status ?? null,
    code,
    errors,
    bug: bug ?? null,
    replayed: answer?.headers['idempotency-replayed'] === 'true',
    fault: fault ? struck(fault) : null,
    body: bytes === undefined || typeOf(request) === formType ? null : excerpt(bytes),
  }
}

/** The code and the faults of an answer. One that was kept has only its text. */
function toldBy(answer: Answer | undefined): Pick<LoggedRequest, 'code' | 'errors'> {
  if (!answer || answer.status < 400 || answer.isOfProxy) return { code: null, errors: [] }
  const { code, details } = answer.problem ?? { code: String(JSON.parse(answer.body).code), details: {} }
  return { code, errors: details.errors ?? [] }
}

/** A fault as the log tells of it: not when to try again, which the answer said. */
const struck = ({ retryAfter, retryAfterFormat, ...fault }: CallFault): StruckFault => fault

/** The beginning as text, without a character that is cut in two; nothing when there is no body. */
const excerpt = (bytes: Uint8Array): string | null =>
  bytes.length === 0 ? null : new TextDecoder().decode(bytes.subarray(0, keptBytes), { stream: true })
