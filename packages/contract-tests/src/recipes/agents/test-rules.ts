import type { Json, Rule, World } from '../../world/recipes.ts'
import { newSource } from '../knowledge-base/source.ts'
import { newLead } from '../leads/lead.ts'
import { newAgent } from './agent.ts'

const operation = 'agents.test'

const ask = async (world: World, { id }: Json, json: Json = {}) =>
  world.call(operation, { path: { agentId: id }, json: { message: 'Could you send a sample?', ...json } })

const handedOver = (handoffReason: string): Json => ({
  status: 200,
  body: { reply: null, handoff: true, handoffReason, sources: [] },
})

export const testRules: Rule[] = [
  {
    operation,
    name: 'an agent whose mode is off cannot be tested',
    expect: { status: 409, code: 'agent_inactive' },
    run: async (world) => ask(world, await newAgent(world, { mode: 'off' })),
  },
  {
    operation,
    name: 'a lead and variables exclude each other',
    expect: { status: 422, code: 'exclusive_fields' },
    run: async (world) => ask(world, await newAgent(world), { leadId: (await newLead(world)).id, variables: {} }),
  },
  {
    operation,
    name: 'a lead that does not exist is refused',
    expect: { status: 422, code: 'unknown_reference' },
    run: async (world) => ask(world, await newAgent(world), { leadId: 'none' }),
  },
  {
    operation,
    name: 'an agent without knowledge answers all the same',
    expect: { status: 200, body: { handoff: false, handoffReason: null, sources: [] } },
    run: async (world) => ask(world, await newAgent(world)),
  },
  {
    operation,
    name: 'sources that were never read are not used',
    expect: { status: 200, body: { handoff: false, sources: [] } },
    run: async (world) => {
      const { id } = await newSource(world, { text: 'The first sample of 250 grams is free.' })
      return ask(world, await newAgent(world, { knowledgeSourceIds: [id] }))
    },
  },
  {
    operation,
    name: 'a keyword hands the conversation to a person, whatever its case',
    expect: handedOver('keyword'),
    run: async (world) =>
      ask(world, await newAgent(world, { handoffKeywords: ['talk to a person'] }), {
        message: 'Could I TALK to a Person, please?',
      }),
  },
  {
    operation,
    name: 'a keyword within a word hands nothing over',
    expect: { status: 200, body: { handoff: false, handoffReason: null } },
    run: async (world) =>
      ask(world, await newAgent(world, { handoffKeywords: ['man'] }), { message: 'How many bags are in a box?' }),
  },
  {
    operation,
    name: 'after the most answers a person is needed',
    expect: handedOver('message_limit'),
    run: async (world) =>
      ask(world, await newAgent(world, { maxMessagesPerConversation: 1 }), {
        history: [{ role: 'agent', text: 'Would you like to taste our spring roast?' }],
      }),
  },
  {
    operation,
    name: 'messages of the contact do not count as answers',
    expect: { status: 200, body: { handoff: false } },
    run: async (world) =>
      ask(world, await newAgent(world, { maxMessagesPerConversation: 1 }), {
        history: [{ role: 'user', text: 'Hello.' }],
      }),
  },
  {
    operation,
    name: 'the usage does not grow by a test',
    expect: { status: 200, body: { totals: { messagesGenerated: 0, inputTokens: 0, creditsSpent: 0 } } },
    run: async (world) => {
      const agent = await newAgent(world, { mode: 'auto' })
      await ask(world, agent)
      return world.call('agents.getUsage', { query: { agentId: agent.id } })
    },
  },
  {
    operation,
    name: 'an agent may answer until it has answered as often as it may',
    expect: { status: 200, body: { handoff: false } },
    run: async (world) =>
      ask(world, await newAgent(world, { maxMessagesPerConversation: 2 }), {
        history: [{ role: 'agent', text: 'Would you like to taste our spring roast?' }],
      }),
  },
  {
    operation: 'credits.getBalance',
    name: 'a test costs nothing',
    expect: { status: 200 },
    run: async (world) => {
      const { balance } = await world.must('credits.getBalance')
      await ask(world, await newAgent(world))
      return { ...(await world.call('credits.getBalance')), expected: { balance } }
    },
  },
]
