/** What has a page that shows its states, or how it goes day by day. */
export interface Machine {
  slug: string
  href: string
  title: string
  summary: string
  /** The schemas of the states. */
  schemas: string[]
}

const machine = (slug: string, title: string, summary: string, ...schemas: string[]): Machine => ({
  ...{ slug, title, summary, schemas },
  href: `/states/${slug}/`,
})

export const machines: Machine[] = [
  machine('account', 'Account', 'The connection of a number, and its stage of life.', 'AccountStatus', 'AccountPhase'),
  machine('campaign', 'Campaign', 'From a draft to sending, pausing and the end.', 'CampaignStatus'),
  machine('campaign-lead', 'Campaign lead', 'How far a campaign is with one lead.', 'CampaignLeadStatus'),
  machine('message', 'Message', 'From the queue to the phone and the receipts.', 'MessageStatus'),
  machine('order', 'Order', 'From the order to the delivery of its parts.', 'OrderStatus'),
  machine('source', 'Knowledge source', 'From an upload to what agents answer from.', 'SourceStatus'),
  machine('warmup', 'Warmup ramp', 'How many messages a new account sends on each of its first days.', 'WarmupProfile'),
]
