// Filters of leads, in an address or in a body.
import type { Context } from '../context.ts'
import { type Fault, Problem } from '../domain/problem.ts'
import type { Schemas } from '../domain/records.ts'
import { readTime } from '../domain/time.ts'
import type { LeadFilter } from '../store/leads/index.ts'

type Place = { pointer: string } | { parameter: string }

/**
 * Reads the times of a filter.
 *
 * @param placeOf where a key of it stands
 * @throws Problem `validation_failed` when it ends before it begins
 */
export function readFilter(filter: Schemas['LeadFilter'], placeOf: (name: string) => Place): LeadFilter {
  const { createdFrom, createdTo, ...rest } = filter
  const from = createdFrom === undefined ? undefined : readTime(createdFrom, placeOf('createdFrom'))
  const to = createdTo === undefined ? undefined : readTime(createdTo, placeOf('createdTo'))
  if (!from || !to || from <= to) return { ...rest, createdFrom: from, createdTo: to }
  const message = 'must not be after createdTo'
  throw new Problem('validation_failed', `The request has 1 fault. createdFrom ${message}.`, {
    errors: [{ ...placeOf('createdFrom'), code: 'order', message }],
  })
}

/** @throws Problem `unknown_reference` that names every id of a body's filter that names nothing */
export function checkFilter({ leadListId, campaignId }: Schemas['LeadFilter'], { store }: Context): void {
  const unknown: [string, string][] = [
    ...(leadListId !== undefined && !store.leadLists.find(leadListId) ? [['leadListId', 'lead list'] as const] : []),
    ...(campaignId !== undefined && !store.campaigns.find(campaignId) ? [['campaignId', 'campaign'] as const] : []),
  ].map(([name, kind]) => [name, kind])
  const [first] = unknown
  if (!first) return
  const errors = unknown.map(
    ([name, kind]): Fault => ({
      pointer: `/filter/${name}`,
      code: 'unknown_reference',
      message: `names no ${kind} here`,
    }),
  )
  throw new Problem('unknown_reference', `The filter names a ${first[1]} that does not exist.`, { errors })
}
