import type { Context } from '../../context.ts'
import { type Admission, admit, ensureLeadsNamed, fitting } from '../../domain/campaigns/additions.ts'
import type { Campaign } from '../../domain/campaigns/records.ts'
import { duplicateInFile, emptyResult, type Verdict } from '../../domain/leads/import.ts'
import { parsePhoneIn } from '../../domain/phone.ts'
import { Problem } from '../../domain/problem.ts'
import type { ImportError, ImportResult, Lead, LeadInput, Schemas } from '../../domain/records.ts'
import { enrol } from '../../effects/campaigns.ts'
import { createLead } from '../../effects/leads.ts'
import { refuseUnknown, unknown, unknownLists } from './references.ts'

type Filters = Partial<Pick<Schemas['CampaignAddLeads'], 'skipIfInOtherCampaign' | 'skipIfContacted'>>

/**
 * Adds leads from all sources, each with an outcome of its own.
 *
 * @throws Problem `leads_missing` or `unknown_reference`
 */
export function addAll(campaign: Campaign, body: Schemas['CampaignAddLeads'], context: Context): ImportResult {
  const { store } = context
  ensureLeadsNamed(body)
  const { leadIds = [], leadListIds = [], leads = [] } = body
  refuseUnknown([
    ...leadIds.flatMap((id, index) => (store.leads.find(id) ? [] : [unknown(`/leadIds/${index}`, 'lead')])),
    ...unknownLists(leadListIds, context),
  ])
  const known = [...leadIds, ...leadListIds.flatMap((id) => store.leadLists.leadIds(id))]
  const rows = [
    ...known.map((id) => () => knownLead(id, context)),
    ...leads.map((input) => () => readInput(input, context)),
  ]
  const result = emptyResult(rows.length)
  const rowOf = new Map<string, number>()
  for (const [index, read] of rows.entries()) {
    const row = index + 1
    const candidate = read()
    const earlier = rowOf.get(candidate.phone)
    if ('error' in candidate) {
      result.invalid += 1
      result.errors.push({ row, phone: candidate.phone, field: 'phone', ...candidate.error })
    } else if (earlier !== undefined) {
      result.duplicates += 1
      result.errors.push(duplicateInFile(row, candidate.phone, earlier))
    } else {
      rowOf.set(candidate.phone, row)
      const { lead, isNew, warnings } = candidate.take()
      const { counts, error } = outcomeOf(addLead(lead, campaign, body, context))
      result[counts === 'taken' ? (isNew ? 'created' : 'updated') : counts] += 1
      result.leadIds.push(lead.id)
      const place = { row, phone: lead.phone, field: null }
      result.errors.push(
        ...(error ? [{ ...place, ...error }] : []),
        ...warnings.map((warning) => ({ ...place, ...warning })),
      )
    }
  }
  return result
}

/** Adds one lead if the campaign takes it, and tells how. */
export function addLead(lead: Lead, campaign: Campaign, filters: Filters, context: Context): Admission {
  const { store } = context
  const admission = admit({
    lead,
    isIn: store.campaignLeads.find(campaign.id, lead.id) !== undefined,
    isElsewhere: () => store.campaignLeads.isElsewhere(lead.id, campaign.id),
    ...filters,
  })
  if (admission.status) enrol(lead, campaign, admission.status, context)
  return admission
}

/** What an import is told of an admission. */
export const verdictOf = ({ status, error }: Admission): Verdict => (status ? 'taken' : error)

const outcomeOf = (admission: Admission) =>
  admission.status ? admission : { counts: 'skipped' as const, error: admission.error }

/** A row whose number can be read, and how its lead is come by; or one without a usable number. */
type Row = { phone: string; take: () => Taken } | { phone: string; error: Pick<ImportError, 'code' | 'message'> }

interface Taken {
  lead: Lead
  isNew: boolean
  warnings: (Pick<ImportError, 'code' | 'message'> & { field: string })[]
}

function knownLead(id: string, { store }: Context): Row {
  const lead = store.leads.get(id)
  return { phone: lead.phone, take: () => ({ lead, isNew: false, warnings: [] }) }
}

/** The lead of a number that is known stays as it is. */
function readInput(given: LeadInput, context: Context): Row {
  const { store } = context
  try {
    const { phone } = parsePhoneIn(given.phone, store.settings.get().defaultCountry)
    return {
      phone,
      take() {
        const known = store.leads.findByPhone(phone)
        if (known) return { lead: known, isNew: false, warnings: [] }
        const { input, warnings } = fitting({ ...given, phone }, store.customFields.all())
        return { lead: createLead(input, 'api', context), isNew: true, warnings }
      },
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const reason = error.details.errors?.[0]?.message ?? 'is not a phone number'
    return { phone: given.phone, error: { code: 'phone_invalid', message: `${given.phone} ${reason}.` } }
  }
}
