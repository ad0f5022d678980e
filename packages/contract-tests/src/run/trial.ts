import type { Operation } from '../description/description.ts'
import type { Call } from '../exchange/exchange.ts'
import type { Credentials } from '../exchange/request.ts'

/** What an answer has to be beside as described. */
export type Expectation =
  /** Whatever the description lets it be. */
  | { kind: 'any' }
  /** The request is as described, so it must not be refused as malformed. */
  | { kind: 'accepted' }
  /** The request breaks the description at a place, so it must be refused. */
  | { kind: 'refused' }
  /** The key is missing, or is not to be taken. */
  | { kind: 'unauthorized'; isMissing: boolean }
  /** The key is one of another workspace, which has nothing of this one. */
  | { kind: 'hidden' }
  /** An id names nothing. */
  | { kind: 'not found' }
  /** The path has no such method. */
  | { kind: 'no method'; allowed: string[] /** Whether it has to be answered with 405. */; isTold: boolean }
  /** The body is of a content type that the operation does not take. */
  | { kind: 'unsupported' }
  /** The body is larger than it may be. */
  | { kind: 'too large' }
  /** A header asked for this problem. */
  | { kind: 'provoked'; status: number }

/** One request, and what is expected of its answer. */
export interface Trial {
  operation: Operation
  /** As a phrase: `limit above its maximum`. */
  name: string
  /** May hold placeholders. */
  call: Call
  expect: Expectation
  /** Whose key is sent; by default the caller's own. */
  credentials?: Credentials
  /** Sent in place of the operation's own. */
  method?: string
  /** The parameter or property that is not as described, by its name in the report, and where it stands. */
  broken?: { in: string; name: string }
}
