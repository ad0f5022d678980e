// The world of the description's examples: five weeks of Juniper Coffee Roasters.
import { forcedOutcome } from '../domain/outcomes/outcome.ts'
import { contactWrites } from '../effects/contact-writes.ts'
import { operations } from '../operations/index.ts'
import { connected } from './connected.ts'
import * as juniper from './juniper.ts'
import type { Play } from './play.ts'

const { agents, campaigns, conversations, knowledgeBase, leadLists, leads, orders, settings } = operations

export const demo = {
  begins: '2026-02-02T09:00Z',

  play(play: Play): void {
    const accountId = playFebruary(play)
    const agentId = playAgent(play)
    const campaignId = playCampaign({ accountId, agentId }, play)
    playAnswers(accountId, play)
    playRestOfWeek(agentId, play)
    playLastDay(campaignId, play)
  },
}

/** An account is connected and warms up, and credits are bought. Gives the account's id. */
function playFebruary(play: Play): string {
  const { call, until } = play
  call(settings.update, { body: juniper.settings })
  until('2026-02-02T09:30Z')
  const accountId = connected('+12025550101', { ...juniper.profile, displayName: 'Juniper Coffee' }, play)
  until('2026-02-20T10:00Z')
  call(orders.create, {
    body: {
      items: [{ product: 'credits', quantity: 5000 }],
      paymentMethod: 'invoice',
      note: 'For the spring campaign',
      dryRun: false,
    },
  })
  return accountId
}

/** An agent with what it knows, and an account in reserve. Gives the agent's id. */
function playAgent({ call, until }: Play): string {
  until('2026-03-01T15:40Z')
  const { id: agentId } = call(agents.create, { body: juniper.concierge })
  until('2026-03-01T16:20Z')
  call(settings.update, { body: { agent: { defaultAgentId: agentId } } })
  until('2026-03-01T16:30Z')
  call(knowledgeBase.createSource, { body: { ...juniper.wholesalePages, agentIds: [agentId] } })
  until('2026-03-01T16:42Z')
  call(knowledgeBase.createSource, { body: { ...juniper.smallestOrder, agentIds: [agentId] } })
  until('2026-03-02T11:00Z')
  call(orders.create, {
    body: {
      items: [{ product: 'wa_account', quantity: 1, countryCode: 'US', accountType: 'fresh' }],
      paymentMethod: 'credits',
      dryRun: false,
    },
  })
  return agentId
}

/** The cafés of the East Coast, and the campaign that writes to them. */
function playCampaign({ accountId, agentId }: { accountId: string; agentId: string }, { call, until, date }: Play) {
  until('2026-03-03T12:40Z')
  call(leads.createCustomField, { body: juniper.favoriteRoast })
  until('2026-03-03T13:00Z')
  const list = call(leadLists.create, { body: juniper.cafeList })
  until('2026-03-03T13:10Z')
  call(leadLists.importLeads, {
    path: { leadListId: list.id },
    body: { rows: juniper.cafes(), onDuplicate: 'skip', tags: ['east-coast'] },
  })
  until('2026-03-03T13:20Z')
  const body = {
    ...juniper.tasting,
    accountIds: [accountId],
    agentId,
    leadListIds: [list.id],
    schedule: { endDate: date('2026-03-31') },
  }
  const { id: campaignId } = call(campaigns.create, { body })
  until('2026-03-03T14:00Z')
  call(campaigns.start, { path: { campaignId }, body: {} })
  return campaignId
}

/** Amara asks for a sample, which Diego leaves open. */
function playAnswers(accountId: string, { call, act, until, at }: Play): void {
  for (const { phone } of [juniper.amara, juniper.diego])
    act(({ store, clock, id }) =>
      store.outcomes.save(forcedOutcome(id('out'), { phone, outcome: 'read' }, clock.now())),
    )
  until('2026-03-03T14:20Z')
  const hot = call(conversations.createTag, { body: { name: 'Hot lead', color: '#d9480f' } })
  until('2026-03-03T14:21Z')
  call(conversations.createTag, { body: { name: 'Sample sent', color: '#2b8a3e' } })
  until('2026-03-04T15:21:40Z')
  const text = 'Yes please, could you send a sample?'
  const { conversationId } = act((context) => contactWrites({ accountId, phone: juniper.amara.phone, text }, context))
  until('2026-03-04T15:30Z')
  call(conversations.updateTags, { path: { conversationId }, body: { add: [hot.id] } })
  until('2026-03-04T15:40Z')
  const [lead] = call(leads.list, { query: { phone: juniper.amara.phone } }).data
  if (lead) call(leads.update, { path: { leadId: lead.id }, body: { status: 'interested' } })
  until('2026-03-06T16:10Z')
  call(conversations.scheduleMessage, {
    path: { conversationId },
    body: { text: 'Hi Amara, has the sample arrived?', sendAt: at('2026-03-12T14:00Z'), cancelOnReply: true },
  })
}

/** A second account begins to warm up, and the agent hears of its rivals. */
function playRestOfWeek(agentId: string, play: Play): void {
  const { call, until } = play
  until('2026-03-06T17:00Z')
  connected('+12025550102', { ...juniper.profile, displayName: 'Juniper Wholesale' }, play)
  until('2026-03-08T14:00Z')
  call(agents.runCompetitorAnalysis, { path: { agentId }, body: juniper.rivals })
}

/** A trade fair, another agent, and a copy of the campaign. */
function playLastDay(campaignId: string, { call, until }: Play): void {
  until('2026-03-10T13:45Z')
  const fair = call(leadLists.create, { body: juniper.fairList })
  until('2026-03-10T13:46Z')
  call(leadLists.addLead, { path: { leadListId: fair.id }, body: juniper.priya })
  until('2026-03-10T14:40Z')
  call(agents.create, { body: juniper.nightShift })
  until('2026-03-10T15:00Z')
  call(campaigns.duplicate, { path: { campaignId }, body: { includeLeads: false } })
}
