// An agency after nine weeks: accounts bought and warmed up, campaigns that ran and run, and all that came of them.
import type { Schemas } from '../domain/records.ts'
import { operations } from '../operations/index.ts'
import * as agency from './agency.ts'
import { connected, rightCode } from './connected.ts'
import { pick } from './people.ts'
import type { Play } from './play.ts'

const { accounts, agents, campaigns, conversations, leadLists, orders, settings } = operations

export const busy = {
  begins: '2026-01-05T14:00Z',

  play(play: Play): void {
    const own = playBeginning(play)
    const { prewarmed, fresh } = playPurchases(play)
    const [directory, fair, readers, customers] = playLists(play)
    const agentId = playAgent(play)
    play.until('2026-01-13T15:00Z')
    start(agency.introduction, { accountIds: prewarmed, leadListId: directory, agentId }, play)
    play.until('2026-01-26T14:30Z')
    start(agency.fairFollowUp, { accountIds: [...own, ...fresh], leadListId: fair, agentId }, play)
    play.until('2026-02-16T14:00Z')
    start(agency.spring, { accountIds: [...own, ...prewarmed], leadListId: readers, agentId }, play)
    play.until('2026-02-24T15:00Z')
    const winBack = start(agency.winBack, { accountIds: fresh, leadListId: customers, agentId: null }, play)
    playMarch(winBack, play)
  },
}

/** The agency's own numbers, and its first credits. Gives the accounts. */
function playBeginning(play: Play): string[] {
  const { call, until } = play
  call(settings.update, { body: { name: 'Harbor Outreach', optOutReply: 'Understood. We will not write again.' } })
  order({ items: [{ product: 'credits', quantity: 8000 }], paymentMethod: 'invoice' }, play)
  until('2026-01-05T15:00Z')
  return agency.ownAccounts.map(([phone, displayName]) => connected(phone, { displayName }, play))
}

/** Accounts from orders: two warmed up by the seller, three that warm up here. */
function playPurchases(play: Play) {
  order({ items: [account(2, 'prewarmed')], paymentMethod: 'invoice' }, play)
  order({ items: [account(3, 'fresh')], paymentMethod: 'credits' }, play)
  play.until('2026-01-05T16:00Z')
  const [freshOrder, prewarmedOrder] = play.call(orders.list, { query: {} }).data
  const prewarmed = prewarmedOrder?.accountIds ?? []
  const fresh = freshOrder?.accountIds ?? []
  for (const accountId of fresh) register(accountId, play)
  for (const [index, accountId] of [...prewarmed, ...fresh].entries())
    play.call(accounts.setupProfile, { path: { accountId }, body: { displayName: pick(agency.boughtNames, index) } })
  return { prewarmed, fresh }
}

/** Brings a fresh account to WhatsApp. */
function register(accountId: string, { call }: Play): void {
  call(accounts.register, { path: { accountId }, body: { method: 'sms' } })
  call(accounts.connect, { path: { accountId }, body: { code: rightCode } })
}

/** Gives the ids of the lists. */
function playLists({ call, until }: Play): string[] {
  until('2026-01-07T15:00Z')
  return agency.lists().map(({ name, tags, rows }) => {
    const { id } = call(leadLists.create, { body: { name } })
    call(leadLists.importLeads, { path: { leadListId: id }, body: { rows, onDuplicate: 'skip', tags } })
    return id
  })
}

/** An agent who answers by itself, and the tags that people sort by. Gives the agent's id. */
function playAgent({ call, until }: Play): string {
  until('2026-01-08T16:00Z')
  for (const name of ['Call agreed', 'Later', 'Not for us']) call(conversations.createTag, { body: { name } })
  return call(agents.create, { body: agency.helper }).id
}

interface Means {
  accountIds: string[]
  leadListId: string | undefined
  agentId: string | null
}

/** Starts a campaign for a list. Gives its id. */
function start(draft: Schemas['CampaignCreate'], { accountIds, leadListId, agentId }: Means, { call }: Play): string {
  const leadListIds = leadListId === undefined ? [] : [leadListId]
  const { id: campaignId } = call(campaigns.create, { body: { ...draft, accountIds, agentId, leadListIds } })
  call(campaigns.start, { path: { campaignId }, body: {} })
  return campaignId
}

/** Answers are sorted, a campaign and an account rest, and orders come out well and badly. */
function playMarch(winBack: string, play: Play): void {
  const { call, until } = play
  until('2026-03-02T16:00Z')
  playSorting(play)
  call(campaigns.pause, { path: { campaignId: winBack }, body: { reason: 'Until the new prices are out.' } })
  until('2026-03-05T15:00Z')
  order({ items: [{ product: 'credits', quantity: 2000 }], paymentMethod: 'invoice', note: 'Partial is fine' }, play)
  order({ items: [account(1, 'prewarmed')], paymentMethod: 'credits', note: 'Shall fail' }, play)
  until('2026-03-09T15:00Z')
  call(campaigns.duplicate, { path: { campaignId: winBack }, body: { name: 'Win back, April', includeLeads: true } })
  const [rested] = call(accounts.list, { query: { status: ['connected'], sort: 'createdAt' } }).data
  if (rested) call(accounts.togglePause, { path: { accountId: rested.id }, body: { paused: true, reason: 'Holiday' } })
  until('2026-03-10T14:58Z')
  order({ items: [account(2, 'fresh')], paymentMethod: 'invoice' }, play)
}

/** Tags the newest answers, and reads some of them. */
function playSorting({ call }: Play): void {
  const tags = call(conversations.listTags, { query: {} }).data
  const unread = call(conversations.list, { query: { unread: true, limit: 30 } }).data
  for (const [index, { id: conversationId }] of unread.entries()) {
    call(conversations.updateTags, { path: { conversationId }, body: { add: [pick(tags, index).id] } })
    if (index % 3 !== 0) call(conversations.toggleRead, { path: { conversationId }, body: { read: true } })
  }
}

const account = (quantity: number, accountType: Schemas['OrderAccountType']): Schemas['OrderItemInput'] => ({
  product: 'wa_account',
  quantity,
  countryCode: 'US',
  accountType,
})

const order = (body: Omit<Schemas['OrderCreate'], 'dryRun'>, { call }: Play) =>
  call(orders.create, { body: { ...body, dryRun: false } })
