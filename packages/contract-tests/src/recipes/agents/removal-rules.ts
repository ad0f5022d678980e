import type { Rule } from '../../world/recipes.ts'
import { activeCampaign } from '../campaigns/states.ts'
import { conversationsOf, ownConversation } from '../conversations/conversation.ts'
import { newSource } from '../knowledge-base/source.ts'
import { withSettings } from '../settings/with-settings.ts'
import { newAgent, sourcesOf } from './agent.ts'

const operation = 'agents.delete'

export const removalRules: Rule[] = [
  {
    operation,
    name: 'an agent that an active campaign answers with stays',
    expect: { status: 409, code: 'agent_in_active_campaign' },
    run: async (world) => {
      const { id } = await newAgent(world)
      await activeCampaign(world, { agentId: id })
      return world.call(operation, { path: { agentId: id } })
    },
  },
  {
    operation,
    name: 'a draft loses its agent',
    expect: { status: 200, body: { agentId: null } },
    run: async (world) => {
      const agent = await newAgent(world)
      const { id } = await world.must('campaigns.create', { json: { name: 'Spring tasting', agentId: agent.id } })
      await world.must(operation, { path: { agentId: agent.id } })
      return world.call('campaigns.get', { path: { campaignId: id } })
    },
  },
  {
    operation,
    name: 'a conversation loses its agent',
    expect: { status: 200, body: { data: [{ agentId: null, agentState: 'off' }] } },
    run: async (world) => {
      const conversation = await ownConversation(world)
      const { id } = await newAgent(world)
      const json = { action: 'enable_agent', conversationIds: [conversation.conversationId], agentId: id }
      await world.must('conversations.bulkAction', { json })
      await world.must(operation, { path: { agentId: id } })
      return conversationsOf(world, conversation)
    },
  },
  {
    operation,
    name: 'the settings lose their default agent',
    expect: { status: 200, body: { agent: { defaultAgentId: null } } },
    run: async (world) => {
      const { id } = await newAgent(world)
      return withSettings(world, { agent: { defaultAgentId: id } }, async () => {
        await world.must(operation, { path: { agentId: id } })
        return world.call('settings.get')
      })
    },
  },
  {
    operation,
    name: 'a source loses the agent',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const { id } = await newSource(world)
      const agent = await newAgent(world, { knowledgeSourceIds: [id] })
      await world.must(operation, { path: { agentId: agent.id } })
      return sourcesOf(world, agent)
    },
  },
]
