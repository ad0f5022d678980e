import type { Fetch } from '../../src/run/options.ts'
import { type Api, createApi } from './api.ts'
import { type Handler, type Handlers, sowing } from './sow.ts'

/** A bug that a server may have. */
export interface Fault {
  /** In kebab case. */
  name: string
  kind: string
  /** The operation that breaks its description. */
  operation: string
  /** What the faulty server does, as a sentence. */
  about: string
  /** Makes a sound server one that has the bug. */
  sow(fetch: Fetch): Fetch
  /** Looks where the bug shows: gives something else than on a sound server. Takes a key that nobody else has. */
  shows(fetch: Fetch, newKey: () => string): Promise<unknown>
}

/** A fault as it is written down. */
type Sketch = Pick<Fault, 'name' | 'operation' | 'about'> & {
  shows(api: Api): Promise<unknown>
} & (
    | {
        /** What the operation does in place of what it should. */
        handle: Handler
      }
    | {
        /** The same where the bug needs a memory, or lies elsewhere too. */
        handlers(): Handlers
      }
  )

export const faultsOf = (kind: string, sketches: Sketch[]): Fault[] =>
  sketches.map(({ name, operation, about, shows, ...how }) => ({
    name,
    kind,
    operation,
    about,
    sow: sowing('handle' in how ? () => ({ [operation]: how.handle }) : how.handlers),
    shows: (fetch, newKey) => shows(createApi(fetch, newKey())),
  }))
