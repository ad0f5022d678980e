import { describe, expect, test } from 'vitest'
import { setupInbox } from './inbox.ts'
import { made, ofAgent, setupKnowledge } from './knowledge-base/world.ts'

type World = ReturnType<typeof setupKnowledge>

const whole = {
  name: 'Wholesale concierge',
  instructions: 'You answer cafés.',
  goal: 'Agree on a tasting.',
  tone: 'friendly',
  language: 'en-US',
  model: 'standard',
  temperature: 0.4,
  mode: 'auto',
  replyDelay: { minSeconds: 20, maxSeconds: 90 },
  maxMessagesPerConversation: 12,
  handoffKeywords: ['call me'],
  companyInfo: { name: 'Juniper', website: 'https://juniper.example' },
} as const

const update = ({ api }: World, agentId: string, body: object) =>
  api.PATCH('/api/v1/agents/{agentId}', { ...ofAgent(agentId), body })

describe('agents.create', () => {
  test('makes an agent of little, and leaves the rest open', async () => {
    const { api } = setupKnowledge()

    const { data, response } = await api.POST('/api/v1/agents', {
      body: { name: 'Night', instructions: 'Wait.' } as never,
    })

    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toBe(`/api/v1/agents/${data?.id}`)
    expect(data).toEqual({
      id: expect.stringMatching(/^agt_/),
      name: 'Night',
      status: 'active',
      mode: 'suggest',
      instructions: 'Wait.',
      goal: null,
      tone: null,
      language: null,
      model: null,
      temperature: null,
      replyDelay: null,
      maxMessagesPerConversation: null,
      handoffKeywords: [],
      knowledgeSourceIds: [],
      companyInfo: null,
      campaignCount: 0,
      createdAt: '2026-01-05T14:00:00.000Z',
      updatedAt: '2026-01-05T14:00:00.000Z',
    })
  })

  test('keeps all that it is told, and joins its sources', async () => {
    const { createAgent, createFaq, sources } = setupKnowledge()
    const source = await createFaq('Smallest order?', 'Five kilos.')

    const agent = await createAgent({ ...whole, handoffKeywords: ['call me'], knowledgeSourceIds: [source.id] })

    expect(agent).toMatchObject({
      ...whole,
      companyInfo: { name: 'Juniper', website: 'https://juniper.example', description: null },
      knowledgeSourceIds: [source.id],
    })
    expect((await sources())[0]?.agentIds).toEqual([agent.id])
  })

  test('is inactive when it is switched off', async () => {
    const { createAgent } = setupKnowledge()

    const agent = await createAgent({ mode: 'off' })

    expect(agent.status).toBe('inactive')
  })

  test('names the model and every source that do not exist', async () => {
    const { api, createFaq } = setupKnowledge()
    const { id } = await createFaq('Smallest order?', 'Five kilos.')
    const body = { ...whole, handoffKeywords: [], model: 'huge', knowledgeSourceIds: ['kbs_a', id, 'kbs_b'] }

    const { error } = await api.POST('/api/v1/agents', { body })

    expect(error).toMatchObject({
      status: 422,
      code: 'unknown_reference',
      errors: [{ pointer: '/model' }, { pointer: '/knowledgeSourceIds/0' }, { pointer: '/knowledgeSourceIds/2' }],
    })
  })

  test('refuses a wait that ends before it begins', async () => {
    const { api } = setupKnowledge()
    const body = { ...whole, handoffKeywords: [], replyDelay: { minSeconds: 9, maxSeconds: 1 } }

    const { error } = await api.POST('/api/v1/agents', { body })

    expect(error).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '/replyDelay/maxSeconds' }] })
  })

  test('makes one agent for one idempotency key', async () => {
    const { api } = setupKnowledge()
    const body = { ...whole, handoffKeywords: [] }
    const create = () => api.POST('/api/v1/agents', { body, params: { header: { 'Idempotency-Key': 'once' } } })

    const first = await create()
    const again = await create()

    expect(again.data).toEqual(first.data)
    expect(again.response.headers.get('idempotency-replayed')).toBe('true')
    expect(made(await api.GET('/api/v1/agents')).data).toHaveLength(1)
  })
})

describe('agents.list', () => {
  test('filters by state and name, newest first, page by page', async () => {
    const { api, createAgent } = setupKnowledge()
    const day = await createAgent({ name: 'Day shift' })
    const night = await createAgent({ name: 'Night shift', mode: 'off' })
    const list = async (query: object) => made(await api.GET('/api/v1/agents', { params: { query } }))
    const ids = async (query: object) => (await list(query)).data.map(({ id }) => id)
    const first = await list({ limit: 1 })

    expect(await ids({})).toEqual([night.id, day.id])
    expect(await ids({ status: 'inactive' })).toEqual([night.id])
    expect(await ids({ search: 'DAY' })).toEqual([day.id])
    expect(await ids({ status: 'inactive', search: 'day' })).toEqual([])
    expect(await ids({ limit: 1, cursor: first.pagination.nextCursor })).toEqual([day.id])
  })

  test('refuses a cursor of another list', async () => {
    const { api } = setupKnowledge()

    const { error } = await api.GET('/api/v1/agents', { params: { query: { cursor: 'elsewhere' } } })

    expect(error).toMatchObject({ status: 400, code: 'invalid_cursor' })
  })
})

describe('agents.get', () => {
  test('reads an agent, and knows none that does not exist', async () => {
    const { api, createAgent, getAgent } = setupKnowledge()
    const agent = await createAgent()

    const { error } = await api.GET('/api/v1/agents/{agentId}', ofAgent('agt_none'))

    expect(await getAgent(agent.id)).toEqual(agent)
    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('agents.update', () => {
  test('changes what is given, clears with null, and leaves the rest', async () => {
    const world = setupKnowledge()
    const agent = await world.createAgent({ ...whole, handoffKeywords: ['call me'] })
    world.workspace.advance('1h')

    const { data } = await update(world, agent.id, { mode: 'off', goal: null, handoffKeywords: ['stop it'] })

    expect(data).toEqual({
      ...agent,
      mode: 'off',
      status: 'inactive',
      goal: null,
      handoffKeywords: ['stop it'],
      updatedAt: '2026-01-05T15:00:00.000Z',
    })
  })

  test('merges the company, and clears all of it with null', async () => {
    const world = setupKnowledge()
    const { id } = await world.createAgent()
    const change = async (companyInfo: object | null) => made(await update(world, id, { companyInfo })).companyInfo

    expect(await change({ name: 'Juniper' })).toEqual({ name: 'Juniper', website: null, description: null })
    expect(await change({ description: 'Roasts.' })).toEqual({ name: 'Juniper', website: null, description: 'Roasts.' })
    expect(await change({ name: null })).toEqual({ name: null, website: null, description: 'Roasts.' })
    expect(await change(null)).toBeNull()
  })

  test('lets sources join and leave', async () => {
    const world = setupKnowledge()
    const first = await world.createFaq('One?', 'Yes.')
    const second = await world.createFaq('Two?', 'Yes.')
    const { id } = await world.createAgent({ knowledgeSourceIds: [first.id] })

    const { data } = await update(world, id, { knowledgeSourceIds: [second.id] })

    expect(data?.knowledgeSourceIds).toEqual([second.id])
    expect((await world.sources()).map(({ agentIds }) => agentIds)).toEqual([[id], []])
  })

  test('refuses a model that does not exist, and changes nothing', async () => {
    const world = setupKnowledge()
    const agent = await world.createAgent()

    const { error } = await update(world, agent.id, { name: 'New', model: 'huge' })

    expect(error).toMatchObject({ status: 422, code: 'unknown_reference', errors: [{ pointer: '/model' }] })
    expect(await world.getAgent(agent.id)).toEqual(agent)
  })
})

describe('agents.delete', () => {
  test('takes the agent out of its sources and of the settings', async () => {
    const world = setupKnowledge()
    const { api, createAgent, createFaq, sources } = world
    const { id } = await createAgent()
    await createFaq('Smallest order?', 'Five kilos.', [id])
    await api.PATCH('/api/v1/settings', { body: { agent: { defaultAgentId: id } } })

    const { response } = await api.DELETE('/api/v1/agents/{agentId}', ofAgent(id))

    expect(response.status).toBe(204)
    expect((await sources())[0]?.agentIds).toEqual([])
    expect(made(await api.GET('/api/v1/settings')).agent.defaultAgentId).toBeNull()
    expect((await api.GET('/api/v1/agents/{agentId}', ofAgent(id))).error?.code).toBe('not_found')
  })

  test('leaves conversations without an agent', async () => {
    const { api, open, read } = await setupInbox()
    const agent = made(await api.POST('/api/v1/agents', { body: { name: 'A', instructions: 'B', mode: 'auto' } }))
    await api.PATCH('/api/v1/settings', { body: { agent: { defaultAgentId: agent.id, mode: 'auto' } } })
    const conversationId = await open()
    const before = await read(conversationId)

    await api.DELETE('/api/v1/agents/{agentId}', ofAgent(agent.id))

    expect(before).toMatchObject({ agentId: agent.id, agentState: 'auto' })
    expect(await read(conversationId)).toMatchObject({ agentId: null, agentState: 'off' })
  })

  test.each(['active', 'scheduled'] as const)('refuses an agent that an %s campaign answers with', async (status) => {
    const { api, change } = await setupInbox()
    const agent = made(await api.POST('/api/v1/agents', { body: { name: 'A', instructions: 'B', mode: 'auto' } }))
    const campaign = made(await api.POST('/api/v1/campaigns', { body: { name: 'Spring', agentId: agent.id } as never }))
    change(({ store }) => store.campaigns.save({ ...store.campaigns.get(campaign.id), status }))

    const { error } = await api.DELETE('/api/v1/agents/{agentId}', ofAgent(agent.id))

    expect(error).toMatchObject({
      status: 409,
      code: 'agent_in_active_campaign',
      detail: `The campaign "Spring" is ${status} and answers with this agent. Pause it or give it another agent.`,
    })
  })

  test('leaves the campaigns that rest without an agent, which counts those that are not archived', async () => {
    const { api, change } = await setupInbox()
    const agent = made(await api.POST('/api/v1/agents', { body: { name: 'A', instructions: 'B', mode: 'auto' } }))
    const create = async (name: string) =>
      made(await api.POST('/api/v1/campaigns', { body: { name, agentId: agent.id } as never }))
    const [campaign, archived] = [await create('Spring'), await create('Winter')]
    change(({ store }) => store.campaigns.save({ ...store.campaigns.get(archived.id), status: 'archived' }))
    const counted = made(await api.GET('/api/v1/agents/{agentId}', ofAgent(agent.id)))

    await api.DELETE('/api/v1/agents/{agentId}', ofAgent(agent.id))

    const { data } = await api.GET('/api/v1/campaigns/{campaignId}', { params: { path: { campaignId: campaign.id } } })
    expect(counted.campaignCount).toBe(1)
    expect(data?.agentId).toBeNull()
  })

  test('deletes the analysis too, and gives back the credits of one that goes on', async () => {
    const { api, createAgent, workspace } = setupKnowledge()
    const { id } = await createAgent()
    const body = { competitorUrls: ['https://millstreet.example'] }
    await api.POST('/api/v1/agents/{agentId}/competitor-analysis', { ...ofAgent(id), body })

    await api.DELETE('/api/v1/agents/{agentId}', ofAgent(id))
    workspace.advance('1h')

    const { data } = made(await api.GET('/api/v1/credits/transactions'))
    expect(data.map(({ type, amount }) => [type, amount])).toEqual([
      ['refund', 25],
      ['usage', -25],
      ['bonus', 1000],
    ])
  })
})

describe('settings.update', () => {
  test('takes an agent that exists for all conversations, and no other', async () => {
    const { api, createAgent } = setupKnowledge()
    const { id } = await createAgent()
    const change = (defaultAgentId: string) => api.PATCH('/api/v1/settings', { body: { agent: { defaultAgentId } } })

    const known = await change(id)
    const unknown = await change('agt_none')

    expect(known.data?.agent.defaultAgentId).toBe(id)
    expect(unknown.error).toMatchObject({ status: 422, code: 'unknown_reference' })
  })
})
