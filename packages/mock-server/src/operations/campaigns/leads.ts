import { refuseArchived } from '../../domain/campaigns/campaigns.ts'
import { answerOf } from '../../domain/campaigns/entries.ts'
import type { Schemas } from '../../domain/records.ts'
import { addToList, importLeads, readImport } from '../../effects/leads.ts'
import { ok, type Section } from '../../operation.ts'
import { addAll, addLead, verdictOf } from './add-leads.ts'
import { refuseUnknown, unknown } from './references.ts'

/** The leads of a campaign. */
export const leads = {
  addLeads({ path, body }, context) {
    const campaign = context.store.campaigns.get(path.campaignId)
    refuseArchived(campaign, 'Duplicate it and add the leads to the copy.')
    return ok(addAll(campaign, body, context))
  },

  listLeads({ path, query }, { store }) {
    const campaign = store.campaigns.get(path.campaignId)
    const { sort = '-addedAt', limit = 25, ...filter } = query
    const { data, pagination } = store.campaignLeads.list(campaign.id, { ...filter, sort, limit })
    const looksAt = store.timeline.find('campaign.tick', campaign.id)
    return ok({ data: data.map((entry) => answerOf(entry, campaign, looksAt)), pagination })
  },

  importLeads({ path, body, form, file }, context) {
    const { store } = context
    const campaign = store.campaigns.get(path.campaignId)
    refuseArchived(campaign, 'Duplicate it and import into the copy.')
    const { leadListId }: Partial<Schemas['CampaignLeadImportOptions']> = form ? (form.options ?? {}) : body
    const list = leadListId === undefined ? undefined : store.leadLists.find(leadListId)
    if (leadListId !== undefined && !list)
      refuseUnknown([unknown(form ? '/options/leadListId' : '/leadListId', 'lead list')])
    const read = { ...readImport({ body, form, file }), target: 'campaign' as const }
    const result = importLeads(read, context, (lead) => {
      const listed = list ? addToList(list, lead, context) : lead
      return verdictOf(addLead(listed, campaign, {}, context))
    })
    return ok(result)
  },
} satisfies Pick<Section<'campaigns'>, 'addLeads' | 'listLeads' | 'importLeads'>
