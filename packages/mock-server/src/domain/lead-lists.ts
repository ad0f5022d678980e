import { Problem } from './problem.ts'
import type { LeadList, Schemas } from './records.ts'

/**
 * A list without leads.
 *
 * @throws Problem `name_taken`
 */
export function newList(
  id: string,
  { name, description }: Schemas['LeadListCreate'],
  owner: LeadList | undefined,
  now: Date,
): LeadList {
  if (owner)
    throw new Problem('name_taken', `A lead list named "${owner.name}" exists already. Choose another name.`, {
      errors: [{ pointer: '/name', code: 'name_taken', message: `is taken by ${owner.id}` }],
    })
  return {
    id,
    name,
    description: description ?? null,
    leadCount: 0,
    campaignCount: 0,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  }
}

/** @throws Problem `list_in_active_campaign` */
export function ensureDeletable(
  list: LeadList,
  [campaign]: readonly Pick<Schemas['Campaign'], 'id' | 'status'>[],
): void {
  if (!campaign) return
  throw new Problem(
    'list_in_active_campaign',
    `The ${campaign.status} campaign ${campaign.id} enrols leads from ${list.id}. Pause the campaign first.`,
  )
}

/**
 * Refuses anything but exactly one of `leadId` and `phone`; everything else goes with `phone`.
 *
 * @throws Problem `exclusive_fields` that names everything at fault
 */
export function ensureOneLead({ leadId, phone, ...others }: Schemas['LeadListAddLead']): void {
  const fault = (name: string, message: string) => ({ pointer: `/${name}`, code: 'exclusive_fields', message })
  const missing = [fault('leadId', 'is required without phone'), fault('phone', 'is required without leadId')]
  const both = [fault('leadId', 'excludes phone'), fault('phone', 'excludes leadId')]
  const excluded = Object.keys(others).map((name) => fault(name, 'goes with phone only'))
  const which = leadId === undefined ? (phone === undefined ? missing : []) : phone === undefined ? excluded : both
  if (which.length === 0) return
  const detail =
    which === excluded
      ? `Give leadId alone. ${excluded.map(({ pointer }) => pointer.slice(1)).join(', ')} may only go with phone.`
      : 'Give exactly one of leadId and phone.'
  throw new Problem('exclusive_fields', detail, { errors: which })
}
