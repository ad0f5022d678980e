// Juniper Coffee Roasters, the workspace of the description's examples.
import type { LeadImportRow, Schemas, WorkspaceSettingsUpdate } from '../domain/records.ts'
import { eastCoast, people, pick } from './people.ts'

export const profile = {
  bio: 'Small-batch roasters in Baltimore.',
  bizAddress: '1 Harbor Row, Baltimore, MD',
  bizCategory: 'RESTAURANT',
  profilePictureUrl: 'https://juniper.example/logo.png',
}

export const settings: WorkspaceSettingsUpdate = {
  name: 'Juniper Coffee Roasters',
  sendingWindows: [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '12:00' },
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '13:00', to: '17:30' },
  ],
  optOutReply: 'You will get no more messages from us.',
}

export const concierge: Schemas['AgentCreate'] = {
  name: 'Wholesale concierge',
  instructions:
    'You answer cafés that ask about wholesale coffee. Offer a tasting, never promise a price that the price list does not name.',
  goal: 'Agree on a tasting appointment.',
  tone: 'friendly',
  language: 'en-US',
  model: 'standard',
  temperature: 0.4,
  mode: 'suggest',
  replyDelay: { minSeconds: 20, maxSeconds: 90 },
  maxMessagesPerConversation: 12,
  handoffKeywords: ['talk to a person', 'call me'],
  companyInfo: {
    name: 'Juniper Coffee Roasters',
    website: 'https://juniper.example',
    description: 'Roasts in Baltimore, sells to cafés on the East Coast.',
  },
}

export const nightShift: Schemas['AgentCreate'] = {
  name: 'Night shift',
  instructions: 'You tell contacts that we answer in the morning.',
  mode: 'off',
}

export const wholesalePages: Schemas['KnowledgeSourceCreate'] = {
  type: 'url',
  url: 'https://juniper.example/wholesale',
  urls: ['https://juniper.example/wholesale/delivery'],
  name: 'Wholesale pages',
}

export const smallestOrder: Schemas['KnowledgeSourceCreate'] = {
  type: 'faq',
  question: 'What is the smallest order?',
  answer: 'Five kilos for delivery in Baltimore, ten kilos by parcel.',
}

const roasts = ['light', 'medium', 'dark']
export const favoriteRoast: Schemas['CustomFieldCreate'] = {
  key: 'favoriteRoast',
  label: 'Favorite roast',
  type: 'select',
  options: roasts,
  defaultValue: 'medium',
  description: 'What they serve most.',
}

export const amara = {
  phone: '+12025550142',
  firstName: 'Amara',
  lastName: 'Okafor',
  email: 'amara@lantern.example',
  company: 'Lantern Café',
  jobTitle: 'Owner',
  website: 'https://lantern.example',
  city: 'Washington',
  country: 'US',
  timezone: 'America/New_York',
  notes: 'Met at the February cupping.',
  tags: 'wholesale',
  favoriteRoast: 'dark',
}

export const diego = {
  phone: '+12025550157',
  firstName: 'Diego',
  lastName: 'Fuentes',
  email: 'diego@corneroak.example',
  company: 'Corner Oak Bakery',
  city: 'Alexandria',
  country: 'US',
  timezone: 'America/New_York',
}

export const priya = {
  phone: '+447700900123',
  firstName: 'Priya',
  lastName: 'Raman',
  email: 'priya@tamarind.example',
  company: 'Tamarind Kitchen',
  jobTitle: 'Buyer',
  website: 'https://tamarind.example',
  city: 'London',
  country: 'GB',
  timezone: 'Europe/London',
  tags: ['trade-fair'],
}

/** How many leads are written to on the first day, so that Amara and Diego are the first of the second one. */
const firstDay = 15

/** Numbers whose endings are reserved: one that asks not to be written to again, and one without WhatsApp. */
const unlucky: LeadImportRow[] = [
  { phone: '+12025550194', firstName: 'Petra', company: 'Quiet Corner', city: 'Washington', country: 'US' },
  { phone: '+12025550198', firstName: 'Lou', company: 'Old Mill Diner', city: 'Washington', country: 'US' },
]

/** The 120 cafés of the East Coast. */
export function cafes(): LeadImportRow[] {
  const others = people(116, eastCoast).map((row, index) => ({
    ...row,
    ...(index % 10 < 7 && { tags: 'wholesale' }),
    ...(index % 5 < 4 && { favoriteRoast: pick(roasts, index) }),
  }))
  return [...others.slice(0, firstDay), amara, diego, ...unlucky, ...others.slice(firstDay)]
}

export const tasting: Schemas['CampaignCreate'] = {
  name: 'Spring wholesale tasting',
  description: 'Offer cafés on the East Coast a free tasting.',
  dailyLimit: 40,
  maxNewLeadsPerDay: firstDay,
  steps: [
    {
      text: 'Hi {{firstName|there}}, would you like to taste our spring roast?',
      variants: ['Hello {{firstName|there}}, may we send you our spring roast?'],
      delay: { value: 0, unit: 'minutes' },
      sendCondition: 'if_no_reply',
    },
    {
      text: 'Hi {{firstName|there}}, our spring roast is ready to taste.',
      delay: { value: 2, unit: 'days' },
      sendCondition: 'if_no_reply',
    },
  ],
  tags: ['spring', 'wholesale'],
}

export const rivals = {
  websiteUrl: 'https://juniper.example',
  competitorUrls: ['https://millstreet.example', 'https://northpier.example'],
  market: 'Wholesale coffee, US East Coast',
  language: 'en-US',
}

export const cafeList = { name: 'Cafés, East Coast', description: 'Independent cafés between Boston and Washington.' }
export const fairList = { name: 'Trade fair, March', description: 'People who left their card at our stand.' }
