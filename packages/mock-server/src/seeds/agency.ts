// An agency that writes to thousands: its accounts, its campaigns, and what it says in them.
import type { LeadImportRow, Schemas } from '../domain/records.ts'
import { people, wholeCountry } from './people.ts'

/** The accounts of its own numbers, by the names that contacts see. */
export const ownAccounts = [
  ['+12025550101', 'Harbor Outreach'],
  ['+12025550102', 'Harbor Partners'],
] as const

/** The names of the accounts that it buys. */
export const boughtNames = ['Harbor East', 'Harbor West', 'Harbor South', 'Harbor North', 'Harbor Events']

export const helper: Schemas['AgentCreate'] = {
  name: 'Reception',
  instructions: 'You answer who replies to us, and agree on a call. Say so when you do not know something.',
  goal: 'Agree on a call.',
  tone: 'professional',
  mode: 'auto',
  maxMessagesPerConversation: 4,
  handoffKeywords: ['human', 'complaint'],
}

/** WhatsApp bans the account that writes to this number: its ending is reserved for that. */
const trap: LeadImportRow = { phone: '+12025550188', firstName: 'Rey', company: 'Switchyard', country: 'US' }

/** The lists, each with its leads. */
export function lists(): { name: string; tags: string[]; rows: LeadImportRow[] }[] {
  const everyone = people(2999, wholeCountry)
  return [
    { name: 'Directory, January', tags: ['directory'], rows: everyone.slice(0, 900) },
    { name: 'Fair visitors', tags: ['fair'], rows: [...everyone.slice(900, 1700), trap] },
    { name: 'Newsletter readers', tags: ['newsletter'], rows: everyone.slice(1700, 2600) },
    { name: 'Old customers', tags: ['customer'], rows: everyone.slice(2600) },
  ]
}

const step = (text: string, days: number): Schemas['CampaignStepCreate'] => ({
  text,
  delay: { value: days, unit: 'days' },
  sendCondition: 'if_no_reply',
})

export const introduction: Schemas['CampaignCreate'] = {
  name: 'Introduction',
  description: 'Who we are, for everyone in the directory.',
  steps: [
    step('Hi {{firstName|there}}, we help places like {{company|yours}} to fill quiet hours. May I tell you how?', 0),
    step('{{firstName|Hello}}, did my message reach you?', 3),
  ],
  tags: ['directory'],
}

export const fairFollowUp: Schemas['CampaignCreate'] = {
  name: 'After the fair',
  description: 'Everyone who left a card.',
  steps: [
    step('Hi {{firstName|there}}, it was good to meet you at the fair. Shall we talk this week?', 0),
    step('Hi {{firstName|there}}, here is what we spoke about: https://harbor.example/fair', 2),
    step('Last word from me, {{firstName|and goodbye}}: the offer of the fair ends on Friday.', 5),
  ],
  tags: ['fair'],
}

export const spring: Schemas['CampaignCreate'] = {
  name: 'Spring offer',
  maxNewLeadsPerDay: 50,
  steps: [
    {
      ...step('Hi {{firstName|there}}, our spring offer is out.', 0),
      variants: ['{{firstName|Hello}}, spring is here.'],
    },
    step('{{firstName|Hello}}, one week left of our spring offer.', 7),
  ],
  tags: ['newsletter', 'spring'],
}

export const winBack: Schemas['CampaignCreate'] = {
  name: 'Win back',
  maxNewLeadsPerDay: 40,
  steps: [step('Hi {{firstName|there}}, we have missed you at {{company|your place}}.', 0)],
  tags: ['customers'],
}
