import type { CustomFields } from '../leads/custom-fields.ts'
import { valueFault } from '../leads/custom-fields.ts'
import { Problem } from '../problem.ts'
import type { ImportError, Lead, LeadInput, Schemas } from '../records.ts'

/** @throws Problem `leads_missing` */
export function ensureLeadsNamed({ leadIds, leadListIds, leads }: Schemas['CampaignAddLeads']): void {
  if (leadIds || leadListIds || leads) return
  const detail = 'The call names no leads. Send at least one of leadIds, leadListIds and leads.'
  throw new Problem('leads_missing', detail)
}

/** What decides whether a campaign takes a lead. */
export interface Candidate {
  lead: Lead
  /** Whether the campaign has it already. */
  isIn: boolean
  /** Whether another active or scheduled campaign has it. */
  isElsewhere: () => boolean
  skipIfInOtherCampaign?: boolean
  skipIfContacted?: boolean
}

/** The state in which a lead joins, or why it does not. */
export type Admission =
  | { status: 'pending' | 'skipped'; counts: 'taken' | 'skipped' | 'invalid'; error?: Reason }
  | { status: undefined; error: RefusalReason }

type Reason = Pick<ImportError, 'code' | 'message'>
type RefusalReason = { code: 'opted_out' | 'already_in_campaign'; message: string }

/** A lead that is left out by a filter, or whose number is not on WhatsApp, stands in the campaign as skipped. */
export function admit(candidate: Candidate): Admission {
  const { lead, isIn, isElsewhere, skipIfInOtherCampaign = false, skipIfContacted = false } = candidate
  if (lead.optedOut) return { status: undefined, error: { code: 'opted_out', message: 'The lead has opted out.' } }
  if (isIn)
    return { status: undefined, error: { code: 'already_in_campaign', message: 'The campaign has this lead already.' } }
  if (lead.whatsappStatus === 'invalid')
    return {
      status: 'skipped',
      counts: 'invalid',
      error: { code: 'phone_invalid', message: `The number ${lead.phone} has no WhatsApp account.` },
    }
  const isFiltered = (skipIfInOtherCampaign && isElsewhere()) || (skipIfContacted && lead.lastContactedAt !== null)
  return isFiltered ? { status: 'skipped', counts: 'skipped' } : { status: 'pending', counts: 'taken' }
}

/** A lead's data with the custom fields that fit their definitions, and what was left out. */
export function fitting(
  input: LeadInput,
  fields: CustomFields,
): { input: LeadInput; warnings: (Reason & { field: string })[] } {
  const faults = Object.entries(input.customFields ?? {}).map(([key, value]) => {
    const field = fields.get(key)
    return { key, value, fault: field ? value !== null && valueFault(field, value) : 'is not defined' }
  })
  const customFields = Object.fromEntries(faults.filter(({ fault }) => !fault).map(({ key, value }) => [key, value]))
  const warnings = faults
    .filter(({ fault }) => fault)
    .map(({ key, fault }) => ({
      field: key,
      code: 'custom_field_invalid' as const,
      message: `${key} ${fault}; the lead was made without it.`,
    }))
  return { input: { ...input, customFields }, warnings }
}
