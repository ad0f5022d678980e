import { Problem } from '../problem.ts'
import type { Schemas } from '../records.ts'

type Item = Schemas['BulkItem']

/** @throws Problem `exclusive_fields` unless exactly one of the two is given */
export function ensureOneOf({ leadIds, filter }: Schemas['LeadBulkDelete']): void {
  if ((leadIds === undefined) !== (filter === undefined)) return
  const [ids, filters] = leadIds
    ? ['excludes filter', 'excludes leadIds']
    : ['is required without filter', 'is required without leadIds']
  throw new Problem('exclusive_fields', 'Give exactly one of leadIds and filter.', {
    errors: [
      { pointer: '/leadIds', code: 'exclusive_fields', message: String(ids) },
      { pointer: '/filter', code: 'exclusive_fields', message: String(filters) },
    ],
  })
}

export const deleted = (id: string): Item => ({ id, outcome: 'succeeded', code: null, message: null })

export const unknown = (id: string): Item => ({
  id,
  outcome: 'failed',
  code: 'not_found',
  message: `There is no lead ${id} in this workspace.`,
})

/** A lead that a campaign which is active or scheduled has enrolled stays. */
export const enrolled = (id: string, campaign: Pick<Schemas['Campaign'], 'id' | 'status'>): Item => ({
  id,
  outcome: 'failed',
  code: 'lead_in_active_campaign',
  message: `The lead is in the ${campaign.status} campaign ${campaign.id}. Pause it or remove the lead from it first.`,
})
