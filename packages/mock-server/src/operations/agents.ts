import type { Context } from '../context.ts'
import { ensureIdle, isUnderWay, notStarted, queued, queueLasts } from '../domain/agents/analysis.ts'
import { checkAgent, ensureActive, ensureUnused, newAgent, updateAgent } from '../domain/agents/record.ts'
import { readDays, usageByAgent, usageByDay } from '../domain/agents/usage.ts'
import { prices } from '../domain/prices.ts'
import { Problem } from '../domain/problem.ts'
import type { Schemas } from '../domain/records.ts'
import { after, localDate, nextMidnight, startOfDay } from '../domain/time.ts'
import { addressFault, refuseFaults } from '../domain/web.ts'
import { answerAs } from '../effects/agents.ts'
import { followAgent } from '../effects/knowledge-base.ts'
import { charge, refund } from '../effects/ledger.ts'
import { accepted, created, gone, ok, type Section } from '../operation.ts'

export const agents = {
  list({ query }, context) {
    const { limit = 25, ...filter } = query
    const { data, pagination } = context.store.agents.list({ ...filter, limit })
    return ok({ data: data.map((agent) => counted(agent, context)), pagination })
  },

  create({ body }, context) {
    const { store, clock } = context
    checkAgent(body, isSource(context))
    const agent = newAgent(context.id('agt'), body, clock.now())
    store.agents.save(agent)
    followAgent(agent, [], context)
    return created(agent, `/api/v1/agents/${agent.id}`)
  },

  getUsage({ query }, { store, clock }) {
    const { agentId, groupBy = 'agent', ...asked } = query
    const { timezone } = store.settings.get()
    const agent = agentId === undefined ? undefined : store.agents.get(agentId)
    const days = readDays(asked, localDate(clock.now(), timezone))
    const end = nextMidnight(startOfDay(days.to, timezone), timezone)
    const uses = store.agentUsage
      .between(startOfDay(days.from, timezone), end)
      .filter((use) => agent === undefined || use.agentId === agent.id)
    if (groupBy === 'day') return ok(usageByDay(days, uses, timezone, agent))
    return ok(usageByAgent(days, uses, agent ? [agent] : store.agents.all()))
  },

  get({ path }, context) {
    return ok(counted(context.store.agents.get(path.agentId), context))
  },

  update({ path, body }, context) {
    const { store, clock } = context
    const before = store.agents.get(path.agentId)
    checkAgent(body, isSource(context))
    const agent = updateAgent(before, body, clock.now())
    store.agents.save(agent)
    followAgent(agent, before.knowledgeSourceIds, context)
    return ok(counted(agent, context))
  },

  delete({ path }, context) {
    const agent = context.store.agents.get(path.agentId)
    ensureUnused(context.store.campaigns.activeWithAgent(agent.id))
    giveUpAnalysis(agent.id, context)
    forget(agent, context)
    context.store.agents.remove(agent.id)
    return gone
  },

  test({ path, body }, context) {
    const agent = context.store.agents.get(path.agentId)
    ensureActive(agent)
    const { message, history = [] } = body
    return ok(answerAs(agent, { message, history, firstName: firstNameOf(body, context) }, context))
  },

  getCompetitorAnalysis({ path }, { store }) {
    const { id } = store.agents.get(path.agentId)
    return ok(store.competitorAnalyses.find(id) ?? notStarted(id))
  },

  runCompetitorAnalysis({ path, body }, context) {
    const { store, clock } = context
    const agent = store.agents.get(path.agentId)
    const before = store.competitorAnalyses.find(agent.id) ?? notStarted(agent.id)
    ensureIdle(before)
    const { websiteUrl = agent.companyInfo?.website ?? null, competitorUrls, market = null, language = null } = body
    refuseFaults([
      ...(websiteUrl === null ? [] : [addressFault(websiteUrl, '/websiteUrl')]),
      ...competitorUrls.map((url, index) => addressFault(url, `/competitorUrls/${index}`)),
    ])
    const id = context.id('cpa')
    const price = prices.competitorAnalysis
    charge(price, `Competitor analysis for ${agent.name}.`, { type: 'competitor_analysis', id }, context)
    const run = queued(before, id, { websiteUrl, competitorUrls, market, language }, price, clock.now())
    store.competitorAnalyses.save(run)
    store.timeline.schedule('analysis.run', agent.id, after(clock.now(), queueLasts))
    return accepted(run)
  },
} satisfies Section<'agents'>

/** The agent with the number of its campaigns as it is now. */
function counted(agent: Schemas['Agent'], { store }: Context): Schemas['Agent'] {
  const campaigns = store.campaigns.withAgent(agent.id).filter(({ status }) => status !== 'archived')
  return { ...agent, campaignCount: campaigns.length }
}

const isSource =
  ({ store }: Context) =>
  (id: string): boolean =>
    store.knowledgeBase.find(id) !== undefined

/** @throws Problem `exclusive_fields` or `unknown_reference` */
function firstNameOf({ leadId, variables }: Schemas['AgentTest'], { store }: Context): string | undefined {
  if (leadId !== undefined && variables !== undefined)
    throw new Problem('exclusive_fields', 'Give leadId or variables, not both.', {
      errors: [
        { pointer: '/leadId', code: 'exclusive_fields', message: 'excludes variables' },
        { pointer: '/variables', code: 'exclusive_fields', message: 'excludes leadId' },
      ],
    })
  if (leadId === undefined) return variables?.firstName
  const lead = store.leads.find(leadId)
  if (lead) return lead.firstName ?? undefined
  const errors = [{ pointer: '/leadId', code: 'unknown_reference', message: 'names no lead of this workspace' }]
  const detail = 'The test names a lead that does not exist. Use the id of one that does, or give variables.'
  throw new Problem('unknown_reference', detail, { errors })
}

/** Ends a run that goes on, and gives its credits back. */
function giveUpAnalysis(agentId: string, context: Context): void {
  const { store } = context
  const analysis = store.competitorAnalyses.find(agentId)
  if (analysis && isUnderWay(analysis))
    refund(
      analysis.creditsCharged,
      'Competitor analysis that was given up.',
      { type: 'competitor_analysis', id: analysis.id },
      context,
    )
  store.competitorAnalyses.remove(agentId)
  store.timeline.schedule('analysis.run', agentId, null)
  store.timeline.schedule('analysis.end', agentId, null)
}

/** Takes a deleted agent out of all that names it. */
function forget(agent: Schemas['Agent'], context: Context): void {
  const { store, clock } = context
  const updatedAt = clock.now().toISOString()
  followAgent({ ...agent, knowledgeSourceIds: [] }, agent.knowledgeSourceIds, context)
  for (const campaign of store.campaigns.withAgent(agent.id))
    store.campaigns.save({ ...campaign, agentId: null, updatedAt })
  for (const conversation of store.conversations.withAgent(agent.id))
    store.conversations.save({ ...conversation, agentId: null, agentState: 'off', updatedAt })
  const settings = store.settings.get()
  if (settings.agent.defaultAgentId === agent.id)
    store.settings.save({ ...settings, agent: { ...settings.agent, defaultAgentId: null }, updatedAt })
}
