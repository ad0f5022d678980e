import { ok, streamed } from '../operation.ts'
import { streamOf } from './event-stream.ts'
import type { ControlSection } from './section.ts'

/** What stands before the first event. */
const beginning = 'evt_000000000'

export const events = {
  list({ query }, workspace) {
    const { type, after = beginning, limit = 100 } = query
    workspace.catchUp()
    const data = workspace.store.events.list({ type, after, limit })
    return ok({ data, nextAfter: data.at(-1)?.id ?? after })
  },

  stream({ query, headers }, workspace) {
    workspace.catchUp()
    return streamed(streamOf(workspace, { type: query.type, after: headers['last-event-id'] ?? query.after }))
  },
} satisfies ControlSection<'events'>
