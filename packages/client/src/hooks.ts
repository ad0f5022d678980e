import type { CallFacts } from './errors.ts'
import type { Outgoing } from './exchange.ts'

/** Told of what the client does. What a hook throws ends the call, unless it is the
 * `ConnectionError` or `TimeoutError` of another client, which counts as this attempt's own. No limit of time ends `onRetry` and `onError`. */
export interface Hooks {
  /** Before each attempt. Headers that are set in `headers` are sent; the `Authorization` header comes after it. */
  onRequest?: (request: RequestEvent) => void | Promise<void>
  /** When an answer is there wholly, whatever its status. */
  onResponse?: (answer: ResponseEvent) => void | Promise<void>
  /** Before the wait for another attempt. */
  onRetry?: (retry: RetryEvent) => void | Promise<void>
  /** When the call fails for good; but neither for arguments that are refused at once nor for a success that is no JSON. */
  onError?: (failure: ErrorEvent) => void | Promise<void>
}

/** Which attempt at which call. */
export interface AttemptEvent extends CallFacts {
  url: string
}

export interface RequestEvent extends AttemptEvent {
  headers: Headers
}

export interface ResponseEvent extends AttemptEvent {
  status: number
  headers: Headers
  /** Tell it to those who run the service. */
  requestId: string | undefined
  /** How long the attempt took. */
  milliseconds: number
}

export interface RetryEvent extends AttemptEvent {
  /** What came of this attempt. */
  error: unknown
  /** Milliseconds until the next one. */
  delay: number
}

export interface ErrorEvent extends AttemptEvent {
  error: unknown
}

export const eventOf = ({ url }: Outgoing, facts: CallFacts): AttemptEvent => ({ ...facts, url })

/** Tells all who want to hear of it, one after the other. */
export async function tell<Name extends keyof Hooks>(
  hooks: Hooks[],
  name: Name,
  event: Parameters<NonNullable<Hooks[Name]>>[0],
): Promise<void> {
  // The name says which event it is, which TypeScript does not follow.
  for (const hook of hooks) await hook[name]?.(event as never)
}
