import type { Problem } from '../domain/problem.ts'
import type { Endless } from './breakage.ts'
import type { ErrorFormat } from './respond.ts'
import type { Api } from './route.ts'
import type { Wait } from './strike.ts'
import type { AnsweredRequest, Traffic } from './traffic.ts'

/** What the app needs of the world around it. */
export interface AppOptions {
  apis: readonly Api[]
  /** What is to be answered to a request in place of all else, where one may be too many. */
  admit?: (() => Problem | undefined) | undefined
  /** A new request id; of a workspace's own, as soon as the key is known. */
  requestId(apiKey?: string): string
  /** What stands around the operations in the workspace of a key. */
  traffic(apiKey: string): Traffic
  /** The bytes of a stored picture, for anyone who knows its address. */
  media(workspaceId: string, mediaId: string): { mimeType: string; bytes: Uint8Array } | undefined
  /** Whether answers are held against the description before they are sent. */
  validateResponses: boolean
  errorFormat: ErrorFormat
  /** Lets real time go by, for the delays of faults. */
  wait: Wait
  /** The time of the machine, for dates that are not the workspace's. */
  machineTime(): Date
  /** The answers that do not end by themselves. */
  endless: Endless
  /** Is told of every request to the API, after it was answered. */
  onRequest: ((request: AnsweredRequest) => void) | undefined
  /** Is told of every bug. */
  report(error: unknown): void
  /** The idempotency keys of requests that are being handled. */
  running: Set<string>
}
