import type { routes as controlRoutes } from '../../generated/control/routes.ts'
import type { routes } from '../../generated/openapi/routes.ts'
import type { ProblemCode } from '../../src/domain/problem.ts'

export type OperationId = (typeof routes | typeof controlRoutes)[number]['id']

/**
 * What a malformed request sends. `{placeholders}` in the path's parameters, the query and the body are filled in from
 * the prepared world, such as `{accountId}`; without a path, `{accountId}` is the connected account.
 */
export interface Sent {
  /** The path's parameter as it is written in the address, already percent-encoded. */
  id?: string
  /** What follows the question mark. */
  query?: string
  /** Names in lower case; `null` leaves out a header that is sent otherwise. */
  headers?: Record<string, string | null>
  /** Large bodies are made when they are needed. */
  body?: Body | (() => Body)
}
type Body = string | Uint8Array<ArrayBuffer> | FormData

/** What is wrong, what is sent, the status and code that it must be answered with, and the place that must be named. */
export type Case = [wrong: string, sent: Sent, status: number, code: ProblemCode, place?: string]

export interface Row {
  name: string
  operation: OperationId
  sent: Sent
  status: number
  code: ProblemCode
  place: string | undefined
}

/** The rows of one operation. */
export const rows = (operation: OperationId, cases: readonly Case[]): Row[] =>
  cases.map(([wrong, sent, status, code, place]) => ({
    name: `${operation}: ${wrong}`,
    operation,
    sent,
    status,
    code,
    place,
  }))

/** A JSON body. */
export const json = (value: unknown): Sent => ({ body: JSON.stringify(value) })

/** A JSON body as it is written, well-formed or not. */
export const raw = (body: string | Uint8Array<ArrayBuffer>): Sent => ({ body })

/** An array in an array in an array. */
export const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
