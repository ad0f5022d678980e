import type { ReceivedResponse } from '../exchange/exchange.ts'
import type { Trial } from '../run/trial.ts'
import type { Validators } from '../schema/validate.ts'
import type { Invariant } from '../world/recipes.ts'

/** An answer, and all that it is held against. */
export interface Answered {
  trial: Trial
  response: ReceivedResponse
  validators: Validators
  /** Whether the key may not stand in an answer; the key itself. */
  apiKey: string | undefined
  maxResponseTime: number | undefined
  /** What holds for every answer of this API. */
  always: readonly Invariant[]
}

/** One way in which an answer is not as it has to be. */
export interface Finding {
  check: CheckName
  /** One sentence, with what differs between two answers that fail alike left out. */
  message: string
  expected: string
  actual: string
}

/** Every check, in the order in which a reader wants to hear of them, and what it holds. */
export const checks = {
  answered: 'the server answers within the timeout, and does not cut the connection',
  'no-server-error': 'no status of 500 or more, but for what was asked for',
  'documented-status': 'the status is described for the operation',
  'content-type': 'the content type is described for the status',
  headers: 'required headers are there, and every described header is as its schema says',
  body: 'the body is as its schema says, formats too',
  'undescribed-property': 'no object has a property that nobody describes, where the schema does not allow others',
  problem: 'a problem says the status that it has, and a code that is documented for it',
  accepted: 'a request that is as described is not refused as malformed',
  refused: 'a request that breaks the description is refused',
  'auth-enforced': 'a call without a key, or with a wrong one, is refused',
  'not-found': 'an id that names nothing is not found',
  'method-refused': 'a method that a path does not have is refused, and Allow names those that it has',
  'media-type-refused': 'a content type that an operation does not take is refused',
  'size-refused': 'a body that is too large is refused',
  'response-time': 'the answer does not take longer than it may',
  'no-secrets': 'no answer holds the key or a stack trace',
  example: 'the answer to an example is like the one that is documented for it',
  rule: 'an operation keeps its own rules',
  link: 'a link leads to what it says',
  'read-back': 'what was made is there, as it was made, and in the list',
  update: 'an update changes what it says, and nothing else',
  delete: 'what was deleted is gone, also from the list',
  pages: 'pages hold everything once, in one order, and no more than their limit',
  sort: 'a sorted list is sorted',
  filter: 'a filtered list holds what fits, and nothing else',
  idempotency: 'a repeated call with the same key is answered as the first one, and happens once',
} as const

export type CheckName = keyof typeof checks
/** Gives nothing where there is nothing to hold an answer against, and `held` where there is nothing to find. */
export type Check = (answered: Answered) => Finding | Finding[] | undefined

export const held: Finding[] = []
