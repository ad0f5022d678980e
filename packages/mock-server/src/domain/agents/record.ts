import { type Fault, Problem } from '../problem.ts'
import type { Schemas } from '../records.ts'

type Agent = Schemas['Agent']
type CompanyInfo = Schemas['AgentCompanyInfo']

const models = ['standard', 'large']

/** An agent as it is made; nothing answers with it yet. */
export const newAgent = (id: string, input: Schemas['AgentCreate'], now: Date): Agent => ({
  id,
  name: input.name,
  status: statusOf(input.mode ?? 'suggest'),
  mode: input.mode ?? 'suggest',
  instructions: input.instructions,
  goal: input.goal ?? null,
  tone: input.tone ?? null,
  language: input.language ?? null,
  model: input.model ?? null,
  temperature: input.temperature ?? null,
  replyDelay: input.replyDelay ?? null,
  maxMessagesPerConversation: input.maxMessagesPerConversation ?? null,
  handoffKeywords: input.handoffKeywords ?? [],
  knowledgeSourceIds: input.knowledgeSourceIds ?? [],
  companyInfo: input.companyInfo ? { ...noCompany, ...input.companyInfo } : null,
  campaignCount: 0,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
})

const noCompany: CompanyInfo = { name: null, website: null, description: null }

/** Changes what is given: the company merges, arrays replace, `null` clears. */
export function updateAgent(agent: Agent, change: Schemas['AgentUpdate'], now: Date): Agent {
  const { companyInfo = agent.companyInfo } = change
  const next: Agent = {
    ...agent,
    ...change,
    companyInfo: companyInfo && { ...noCompany, ...agent.companyInfo, ...companyInfo },
    updatedAt: now.toISOString(),
  }
  return { ...next, status: statusOf(next.mode) }
}

const statusOf = (mode: Agent['mode']): Agent['status'] => (mode === 'off' ? 'inactive' : 'active')

/**
 * Holds what the agent is told against what there is.
 *
 * @throws Problem `validation_failed` for a wait that ends before it begins, or `unknown_reference` that names the model
 * and each source that do not exist
 */
export function checkAgent(
  { replyDelay, model, knowledgeSourceIds = [] }: Schemas['AgentUpdate'],
  isSource: (id: string) => boolean,
): void {
  if (replyDelay && replyDelay.minSeconds > replyDelay.maxSeconds) throw delayReversed()
  const isUnknownModel = model !== undefined && model !== null && !models.includes(model)
  const unknownSources = knowledgeSourceIds.flatMap((id, index) =>
    isSource(id) ? [] : [unknown(`/knowledgeSourceIds/${index}`, 'names no knowledge base source of this workspace')],
  )
  const errors = [...(isUnknownModel ? [unknown('/model', 'names no model')] : []), ...unknownSources]
  if (errors.length === 0) return
  const detail = isUnknownModel
    ? 'The agent names a model that does not exist. Use one that does, or null to leave the choice to the service.'
    : 'The agent names a knowledge base source that does not exist. Use the id of one that does.'
  throw new Problem('unknown_reference', detail, { errors })
}

const unknown = (pointer: string, message: string): Fault => ({ pointer, code: 'unknown_reference', message })

function delayReversed(): Problem {
  const message = 'must not be less than minSeconds'
  return new Problem('validation_failed', `The request has 1 fault. replyDelay/maxSeconds ${message}.`, {
    errors: [{ pointer: '/replyDelay/maxSeconds', code: 'order', message }],
  })
}

/** @throws Problem `agent_in_active_campaign` when one of the campaigns that run answers with the agent */
export function ensureUnused(running: readonly { name: string; status: string }[]): void {
  const [campaign] = running
  if (!campaign) return
  throw new Problem(
    'agent_in_active_campaign',
    `The campaign "${campaign.name}" is ${campaign.status} and answers with this agent. Pause it or give it another agent.`,
  )
}

/** @throws Problem `agent_inactive` */
export function ensureActive({ name, mode }: Agent): void {
  if (mode !== 'off') return
  throw new Problem(
    'agent_inactive',
    `The agent "${name}" is switched off. Set its mode to suggest or auto before testing it.`,
  )
}
