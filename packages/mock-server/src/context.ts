import type { Event } from './domain/events.ts'
import type { Store } from './store/index.ts'

/** Time as a workspace sees it. */
export interface Clock {
  /** The workspace's time, which only moves between requests. */
  now(): Date
}

/** What a handler works with: one workspace, inside one transaction. */
export interface Context {
  store: Store
  clock: Clock
  /** A new id, such as `id('acc')`: opaque, unique in the workspace, sorted by time. */
  id(prefix: IdPrefix): string
  /** A number in [0, 1) that is always the same for the same seed and the same parts, whatever else happens. */
  chance(...parts: readonly (string | number)[]): number
  /** Tells those who listen of an event, once the transaction is committed. */
  tell(event: Event): void
}

export type IdPrefix =
  | 'acc'
  | 'act'
  | 'agt'
  | 'cml'
  | 'cmp'
  | 'cnv'
  | 'cpa'
  | 'ctx'
  | 'fld'
  | 'kbc'
  | 'kbs'
  | 'led'
  | 'lst'
  | 'med'
  | 'msg'
  | 'ord'
  | 'out'
  | 'sch'
  | 'stp'
  | 'tag'
