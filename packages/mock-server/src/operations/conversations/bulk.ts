import type { Context } from '../../context.ts'
import { bulkResult } from '../../domain/bulk.ts'
import {
  act,
  type BulkAction,
  type BulkItem,
  checkArguments,
  enable,
  type Fate,
  noConversation,
  retag,
} from '../../domain/conversations/bulk.ts'
import { ensureTags } from '../../domain/conversations/tags.ts'
import { Problem } from '../../domain/problem.ts'
import type { Conversation, Schemas } from '../../domain/records.ts'
import { ok, type Section } from '../../operation.ts'

export const bulkAction = {
  bulkAction({ body }, context) {
    const { store } = context
    checkArguments(body)
    ensureTags([{ pointer: '/tagIds', ids: body.tagIds }], (id) => store.conversationTags.find(id) !== undefined)
    const { agentId } = body
    if (agentId !== undefined && !store.agents.find(agentId)) throw unknownAgent(agentId)
    const results = body.conversationIds.map((id): BulkItem => {
      const conversation = store.conversations.find(id)
      return itemOf(id, conversation ? fateOf(body, conversation, context) : noConversation, context)
    })
    return ok(bulkResult(body.action, results))
  },
} satisfies Pick<Section<'conversations'>, 'bulkAction'>

function fateOf({ action, tagIds = [], agentId }: BulkAction, conversation: Conversation, context: Context): Fate {
  const { store, clock } = context
  if (action === 'enable_agent') return enable(conversation, agentFor(conversation, agentId, context), clock.now())
  if (action !== 'add_tags' && action !== 'remove_tags') return act(action, conversation, clock.now())
  return retag(action, conversation, tagIds.map(store.conversationTags.get), clock.now())
}

/** Saves what became of a conversation, and tells it. */
function itemOf(id: string, fate: Fate, { store }: Context): BulkItem {
  if (!('next' in fate)) return { id, ...fate }
  store.conversations.save(fate.next)
  return { id, outcome: 'succeeded', code: null, message: null }
}

/** The agent that is asked for, else the conversation's own, its campaign's or the settings'. */
function agentFor(
  { agentId, campaignId }: Conversation,
  wanted: string | undefined,
  { store }: Context,
): Schemas['Agent'] | undefined {
  const ofCampaign = campaignId && store.campaigns.find(campaignId)?.agentId
  const candidates = [wanted, agentId, ofCampaign, store.settings.get().agent.defaultAgentId]
  return candidates.map((id) => (id ? store.agents.find(id) : undefined)).find((agent) => agent !== undefined)
}

function unknownAgent(agentId: string): Problem {
  return new Problem('unknown_reference', `There is no agent ${agentId} in this workspace.`, {
    errors: [{ pointer: '/agentId', code: 'unknown_reference', message: 'names no agent of this workspace' }],
  })
}
