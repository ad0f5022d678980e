import type { components } from '../../generated/control/schema.ts'
import { isFor } from './faults.ts'

/** A request to the API and what it was answered, as the log keeps it. */
export type LoggedRequest = components['schemas']['LoggedRequest']

export interface RequestFilter {
  operation?: string | undefined
  status?: number[] | undefined
  since?: Date | undefined
}

/** Whether a filter lets a request through. */
export function isWanted(request: LoggedRequest, { operation, status, since }: RequestFilter): boolean {
  if (operation !== undefined && !isFor(operation, request.operation)) return false
  if (status && !status.some((wanted) => wanted === request.status)) return false
  return since === undefined || new Date(request.receivedAt) >= since
}
