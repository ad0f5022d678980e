import type { Context } from '../context.ts'
import { ensureDeletable, ensureOneLead, newList } from '../domain/lead-lists.ts'
import { Problem } from '../domain/problem.ts'
import type { Schemas } from '../domain/records.ts'
import { followLeadOf } from '../effects/contacts.ts'
import { readFilter } from '../effects/lead-filter.ts'
import { addToList, importLeads, leadOf, readImport, removeFromList } from '../effects/leads.ts'
import { created, gone, ok, type Section } from '../operation.ts'

export const leadLists = {
  list({ query }, { store }) {
    const { sort = '-createdAt', limit = 25, ...filter } = query
    return ok(store.leadLists.list({ ...filter, sort, limit }))
  },

  create({ body }, { store, clock, id }) {
    const list = newList(id('lst'), body, store.leadLists.findByName(body.name), clock.now())
    store.leadLists.save(list)
    return created(list, `/api/v1/lead-lists/${list.id}`)
  },

  get({ path }, { store }) {
    return ok(store.leadLists.get(path.leadListId))
  },

  delete({ path }, context) {
    const { store, clock } = context
    const list = store.leadLists.get(path.leadListId)
    ensureDeletable(list, store.campaigns.activeWithList(list.id))
    const updatedAt = clock.now().toISOString()
    for (const leadId of store.leadLists.leadIds(list.id)) removeFromList(list, store.leads.get(leadId), context)
    for (const campaign of store.campaigns.withList(list.id)) {
      const leadListIds = campaign.leadListIds.filter((id) => id !== list.id)
      store.campaigns.save({ ...campaign, leadListIds, updatedAt })
    }
    store.leadLists.remove(list)
    return gone
  },

  listLeads({ path, query }, { store }) {
    const { sort = '-createdAt', limit = 25, cursor, ...filter } = query
    const { id } = store.leadLists.get(path.leadListId)
    if (filter.campaignId !== undefined) store.campaigns.get(filter.campaignId)
    const read = readFilter(filter, (parameter) => ({ parameter }))
    return ok(store.leads.list({ ...read, leadListId: id, sort, limit, cursor }))
  },

  addLead({ path, body }, context) {
    const list = context.store.leadLists.get(path.leadListId)
    ensureOneLead(body)
    const { lead, isNew } = leadIn(body, context)
    const saved = addToList(list, lead, context)
    if (isNew) followLeadOf(saved, context)
    return saved !== lead ? created(saved, `/api/v1/lead-lists/${list.id}/leads`) : ok(saved)
  },

  importLeads({ path, body, form, file }, context) {
    const list = context.store.leadLists.get(path.leadListId)
    const result = importLeads(readImport({ body, form, file }), context, (lead) => {
      addToList(list, lead, context)
      return 'taken'
    })
    return ok(result)
  },
} satisfies Section<'leadLists'>

/** The lead that a body names: one that exists, or one by its number. A new one is yet to be saved. */
function leadIn({ leadId, phone = '', ...person }: Schemas['LeadListAddLead'], context: Context) {
  if (leadId === undefined) return leadOf({ ...person, phone }, 'api', context)
  const lead = context.store.leads.find(leadId)
  if (lead) return { lead, isNew: false }
  throw new Problem(
    'unknown_reference',
    `There is no lead ${leadId} in this workspace. Give the phone number to make one.`,
    { errors: [{ pointer: '/leadId', code: 'unknown_reference', message: 'names no lead of this workspace' }] },
  )
}
