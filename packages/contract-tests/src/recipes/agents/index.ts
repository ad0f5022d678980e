import { placeholder } from '../../world/placeholders.ts'
import type { Recipes } from '../../world/recipes.ts'
import { newAgent } from './agent.ts'
import { analysisRules, freeAnalyst } from './analysis-rules.ts'
import { changeRules } from './change-rules.ts'
import { recordRules } from './record-rules.ts'
import { removalRules } from './removal-rules.ts'
import { testRules } from './test-rules.ts'
import { usageRules } from './usage-rules.ts'

/** All that an agent can be told. */
const whole = {
  name: 'Wholesale concierge',
  instructions: 'You answer cafés that ask about wholesale coffee.',
  goal: 'Agree on a tasting appointment.',
  tone: 'friendly',
  language: 'en-US',
  model: 'standard',
  temperature: 0.4,
  mode: 'suggest',
  replyDelay: { minSeconds: 20, maxSeconds: 90 },
  maxMessagesPerConversation: 12,
  handoffKeywords: ['talk to a person'],
  knowledgeSourceIds: [placeholder('sourceId')],
  companyInfo: {
    name: 'Juniper Coffee Roasters',
    website: 'https://juniper.example',
    description: 'Roasts in Baltimore, sells to cafés on the East Coast.',
  },
}
const path = { agentId: placeholder('agentId') }

export const agents: Recipes = {
  resources: {
    agentId: async (world) => ({ agentId: (await newAgent(world)).id }),
  },
  calls: {
    'agents.create': async () => ({ json: whole }),
    'agents.update': async () => ({ path, json: whole }),
    'agents.getUsage': async () => ({
      query: { agentId: placeholder('agentId'), from: '2026-03-04', to: '2026-03-06', groupBy: 'day' },
    }),
    'agents.test': async () => ({
      path,
      json: {
        message: 'Yes please, could you send a sample?',
        history: [{ role: 'agent', text: 'Hi Amara, would you like to taste our spring roast?' }],
        leadId: placeholder('leadId'),
      },
    }),
    'agents.runCompetitorAnalysis': async (world) => ({
      path: { agentId: await freeAnalyst(world) },
      json: {
        websiteUrl: 'https://juniper.example',
        competitorUrls: ['https://millstreet.example', 'https://marble.example'],
        market: 'Wholesale coffee, US East Coast',
        language: 'en-US',
      },
    }),
  },
  examples: {
    // Any new agent: the one of the call above is deleted when the next is made.
    'agents.runCompetitorAnalysis': async () => ({}),
  },
  lists: {
    'agents.list': async (world) => {
      const name = `Concierge ${world.unique()}.`
      for (const mode of ['off', 'suggest', 'auto']) await newAgent(world, { name, mode })
      return { query: { search: name } }
    },
  },
  bound: {
    'agents.list': ['cursor'],
    'agents.getUsage': ['from', 'to'],
    // The shortest wait may not be longer than the longest.
    'agents.create': ['replyDelay'],
    'agents.update': ['replyDelay'],
  },
  rules: [...recordRules, ...changeRules, ...usageRules, ...testRules, ...analysisRules, ...removalRules],
}
