import { isWanted, type LoggedRequest, type RequestFilter } from '../domain/requests.ts'
import { digest } from '../hash.ts'
import { type Page, readCursor, writeCursor } from './page.ts'

/** How many requests are kept. */
export const keptRequests = 1000

/**
 * The newest requests. They are no part of the workspace's world, so they stay out of its database: a request that is
 * undone stays in the log, reading costs no write, and a snapshot holds none.
 */
export function requests(workspaceId: string) {
  let log: LoggedRequest[] = []
  /** How many were forgotten; a request's number is its place behind them, and stays the same. */
  let forgotten = 0
  /** How many requests were given a number; the control plane's, which are not logged, too. */
  let numbered = 0
  return {
    /** Numbers a request, for its id. */
    nextNumber(): number {
      numbered += 1
      return numbered
    },
    add(request: LoggedRequest): void {
      log.push(request)
      if (log.length < 2 * keptRequests) return
      forgotten += keptRequests
      log = log.slice(keptRequests)
    },
    /**
     * Newest first.
     *
     * @throws Problem `invalid_cursor`
     */
    list({
      limit,
      cursor,
      ...filter
    }: RequestFilter & { limit: number; cursor?: string | undefined }): Page<LoggedRequest> {
      const print = digest(JSON.stringify([workspaceId, 'requests', filter]), 8)
      const before = cursor === undefined ? Number.POSITIVE_INFINITY : Number(readCursor(cursor, print).key)
      const found = log
        .map((request, index) => ({ request, number: forgotten + index }))
        .slice(-keptRequests)
        .filter(({ request, number }) => number < before && isWanted(request, filter))
        .toReversed()
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      const hasMore = found.length > limit
      return {
        data: shown.map(({ request }) => request),
        pagination: {
          limit,
          hasMore,
          nextCursor: hasMore && last ? writeCursor(print, last.number, last.request.id) : null,
        },
      }
    },
    clear(): void {
      forgotten += log.length
      log = []
    },
    toText: (): string => JSON.stringify({ log, forgotten, numbered }),
    goOnFrom(text: string): void {
      ;({ log, forgotten, numbered } = JSON.parse(text))
    },
  }
}
