import type { Operation } from '../description/description.ts'

/** What is sent to an operation, before it is written as HTTP. Values may hold placeholders for ids, such as `⟨leadId⟩`. */
export interface Call {
  path: Record<string, unknown>
  query: Record<string, unknown>
  headers: Record<string, string>
  /** Left out when no body is sent. */
  body?: Body
}

export interface Body {
  /** The content type without parameters. */
  type: string
  value: unknown
  /** Sent as it is, in place of the value. */
  raw?: string | Uint8Array<ArrayBuffer>
}

/** A part of a form that is a file. */
export interface FilePart {
  fileName: string
  type: string
  /** The content, as text or in base64. */
  text?: string
  base64?: string
}

/** A request as it went out, with no secret in it: keys are written as `$API_KEY`. */
export interface SentRequest {
  operation: Operation | undefined
  method: string
  /** Absolute. */
  url: string
  headers: Record<string, string>
  /** The body as text, a form as its parts; empty when there was none. */
  body: string
  /** One line for a shell that sends it again. */
  curl: string
}

export interface ReceivedResponse {
  status: number
  /** Names in small letters. */
  headers: Record<string, string>
  text: string
  /** What the text says as JSON; undefined when it is none. */
  json: unknown
  milliseconds: number
}

/** A request and what came of it: an answer, or the reason why there is none. */
export interface Exchange {
  request: SentRequest
  response: ReceivedResponse | undefined
  /** A sentence, when nothing usable was answered. */
  trouble: string | undefined
}
