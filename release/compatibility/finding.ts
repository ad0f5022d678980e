import type { Bump } from './bump.ts'

/** What one judge says of one change, in the form that all of them are brought into. */
export interface Finding {
  judge: 'redocly' | 'oasdiff'
  /** Names the kind of change as the judge does. */
  rule: string
  /** As the judge rates it, and after the policy as we do. */
  bump: Bump
  /** The operationId, or what it concerns beside operations, such as `servers`. */
  subject: string
  side: 'request' | 'answer' | 'operation'
  /** The status of an answer. */
  status?: string | undefined
  /** The name of a parameter, a header or a media type. */
  name?: string | undefined
  /** What it is about in a schema, as in `data/items/status`; empty for the whole of it. */
  path: string
  /** The keyword that changed, such as `maxLength`, and its values; undefined where something came or went as a whole. */
  keyword?: string | undefined
  before?: unknown
  after?: unknown
  /** Names in the sentence: properties, statuses, values. */
  names: string[]
  what: string
}
