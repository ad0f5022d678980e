import type { Context } from '../context.ts'
import { bulkResult } from '../domain/bulk.ts'
import { checkFields } from '../domain/leads/custom-fields.ts'
import { defineField } from '../domain/leads/define-field.ts'
import { deleted, enrolled, ensureOneOf, unknown } from '../domain/leads/delete.ts'
import { ensurePhoneFree, ensureStatusMayChange, updateLead, withPhone } from '../domain/leads/lead.ts'
import { parsePhoneIn } from '../domain/phone.ts'
import type { Lead, Schemas } from '../domain/records.ts'
import { leave } from '../effects/campaigns.ts'
import { optOut } from '../effects/contacts.ts'
import { checkFilter, readFilter } from '../effects/lead-filter.ts'
import { knownOf, removeFromAllLists, saveLead } from '../effects/leads.ts'
import { created, ok, type Section } from '../operation.ts'

export const leads = {
  list({ query }, { store }) {
    const { sort = '-createdAt', limit = 25, cursor, ...filter } = query
    if (filter.leadListId !== undefined) store.leadLists.get(filter.leadListId)
    if (filter.campaignId !== undefined) store.campaigns.get(filter.campaignId)
    const read = readFilter(filter, (parameter) => ({ parameter }))
    return ok(store.leads.list({ ...read, sort, limit, cursor }))
  },

  listTags({ query }, { store }) {
    return ok({ data: store.leadTags.list(query.search) })
  },

  update({ path, body }, context) {
    const { store, clock } = context
    const lead = store.leads.get(path.leadId)
    ensureStatusMayChange(lead, body.status)
    const moved = body.phone === undefined ? lead : movePhone(lead, body.phone, context)
    checkFields(body.customFields ?? {}, store.customFields.all())
    const saved = saveLead(updateLead(moved, body, clock.now()), context)
    if (saved.optedOut) optOut(saved.phone, context)
    return ok(store.leads.get(lead.id))
  },

  bulkDelete({ body }, context) {
    const { store } = context
    ensureOneOf(body)
    const { leadIds, filter = {} } = body
    if (!leadIds) checkFilter(filter, context)
    const ids = leadIds ?? store.leads.ids(readFilter(filter, (name) => ({ pointer: `/filter/${name}` })))
    return ok(
      bulkResult(
        'delete',
        ids.map((id) => deleteLead(id, context)),
      ),
    )
  },

  listCustomFields({ query }, { store }) {
    const { limit = 25, cursor } = query
    return ok(store.customFields.list({ limit, cursor }))
  },

  createCustomField({ body }, { store, clock, id }) {
    const field = defineField(id('fld'), body, store.customFields.findByKey(body.key), clock.now())
    store.customFields.add(field)
    return created(field, '/api/v1/leads/custom-fields')
  },
} satisfies Section<'leads'>

/** A lead with another number, unless it is the one that it has. */
function movePhone(lead: Lead, text: string, context: Context): Lead {
  const { store } = context
  const { phone } = parsePhoneIn(text, store.settings.get().defaultCountry)
  ensurePhoneFree(phone, lead, store.leads.findByPhone(phone))
  return phone === lead.phone ? lead : withPhone(lead, knownOf(phone, store.contacts.find(phone), context))
}

function deleteLead(id: string, context: Context): Schemas['BulkItem'] {
  const { store } = context
  const lead = store.leads.find(id)
  if (!lead) return unknown(id)
  const entries = store.campaignLeads.ofLead(id)
  const running = entries
    .map(({ campaignId }) => store.campaigns.find(campaignId))
    .find((campaign) => campaign?.status === 'active' || campaign?.status === 'scheduled')
  if (running) return enrolled(id, running)
  for (const entry of entries) leave(entry, context)
  removeFromAllLists(lead, context)
  store.leads.remove(lead)
  return deleted(id)
}
