import type { Store } from '../../src/store/index.ts'

const everything = 1_000_000

/** All of a workspace that the rules are held against; of its campaigns those that are named. */
export function seenIn(store: Store, campaignIds: readonly string[]) {
  const conversations = (['open', 'archived'] as const).flatMap(
    (status) => store.conversations.list({ status, sort: 'lastMessageAt', limit: everything }).data,
  )
  return {
    conversations,
    messages: conversations.flatMap(({ id }) => store.messages.list(id, { limit: everything }).data),
    ledger: store.credits.list({ limit: everything }).data.toReversed(),
    balance: store.credits.balance(),
    accounts: store.accounts.all(),
    campaigns: campaignIds.map((id) => store.campaigns.get(id)),
    entries: campaignIds.map((id) => store.campaignLeads.all(id)),
    days: campaignIds.map((id) => store.campaignCounts.between(id, new Date(0), new Date('2030-01-01'))),
    optOuts: new Map(conversations.map(({ contact: { phone } }) => [phone, store.optOuts.find(phone)])),
  }
}

export type Seen = ReturnType<typeof seenIn>
