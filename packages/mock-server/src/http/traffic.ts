import type { CallFault } from '../domain/faults.ts'
import type { Rate } from '../domain/rate-limit.ts'
import type { LoggedRequest } from '../domain/requests.ts'

/** What stands around the operations of the API in one workspace: the limit of the rate, the faults and the log. */
export interface Traffic {
  readonly workspaceId: string
  /** The workspace's time. */
  now(): Date
  /** Counts a request against the limit, if there is one. */
  countRequest(): Rate | undefined
  /** The fault that a rule lets strike this call; asking counts. */
  faultFor(operation: string): CallFault | undefined
  /** Keeps a request in the log. */
  keep(request: LoggedRequest): void
}

/** A request that was answered, as the option `onRequest` is told of it; without a known key it has no workspace. */
export interface AnsweredRequest extends Omit<LoggedRequest, 'receivedAt'> {
  receivedAt: string | null
  workspaceId: string | null
}
