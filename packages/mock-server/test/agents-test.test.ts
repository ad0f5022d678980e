import { describe, expect, test } from 'vitest'
import type { components } from '../generated/openapi/schema.ts'
import { setupInbox } from './inbox.ts'
import { made, ofAgent, ofSource, setupKnowledge } from './knowledge-base/world.ts'

type World = ReturnType<typeof setupKnowledge>

const ask = ({ api }: World, agentId: string, body: components['schemas']['AgentTest']) =>
  api.POST('/api/v1/agents/{agentId}/test', { ...ofAgent(agentId), body })

/** An agent that knows what the smallest order is, when there is delivery, and two web pages. */
async function informed(world: World) {
  const agent = await world.createAgent({ tone: 'friendly', handoffKeywords: ['call me', 'C++'] })
  const order = await world.createFaq('What is the smallest order?', 'Five kilos by van, ten by parcel.', [agent.id])
  const delivery = await world.createFaq('When is delivery?', 'On Mondays. No order is too late.', [agent.id])
  await world.createFaq('What is the largest order?', 'Nobody told this agent.')
  world.workspace.advance('1m')
  return { agent, order, delivery }
}

describe('agents.test', () => {
  test('answers from what fits best, names its sources, and echoes their chunks', async () => {
    const world = setupKnowledge()
    const { agent, order, delivery } = await informed(world)
    const { data: chunks } = await world.chunksOf(order.id)

    const { data } = await ask(world, agent.id, {
      message: 'What is your smallest order?',
      variables: { firstName: 'Amara' },
    })

    expect(data).toMatchObject({ handoff: false, handoffReason: null })
    expect(data?.reply).toContain('Hi Amara')
    expect(data?.reply).toContain('Five kilos by van, ten by parcel.')
    expect(data?.reply).toContain('"What is the smallest order?"')
    expect(data?.sources.map(({ sourceId }) => sourceId)).toEqual([order.id, delivery.id])
    expect(data?.sources[0]).toMatchObject({ chunkId: chunks[0]?.id, excerpt: chunks[0]?.text, score: 1 })
    expect(data?.sources[1]?.score).toBeLessThan(1)
    expect(data?.usage.inputTokens).toBeGreaterThan(10)
  })

  test('answers the same every time, and stores and charges nothing', async () => {
    const world = setupKnowledge()
    const { agent } = await informed(world)
    const body = { message: 'When is delivery?', history: [{ role: 'user' as const, text: 'Hello' }] }

    const first = await ask(world, agent.id, body)
    const again = await ask(world, agent.id, body)

    expect(again.data).toEqual(first.data)
    expect(made(await world.api.GET('/api/v1/credits/balance')).balance).toBe(1000)
    expect(made(await world.api.GET('/api/v1/agents/usage')).totals.messagesGenerated).toBe(0)
  })

  test('finds words in other forms, accents and cases', async () => {
    const world = setupKnowledge()
    const { agent, order } = await informed(world)

    const { data } = await ask(world, agent.id, { message: 'PÁRCELS' })

    expect(data?.sources.map(({ sourceId }) => sourceId)).toEqual([order.id])
  })

  test.each(['Do you sell bicycles?', 'Could you?', '"!?* OR NOT NEAR(', '😀'])(
    'rests on nothing for %s',
    async (message) => {
      const world = setupKnowledge()
      const { agent } = await informed(world)

      const { data } = await ask(world, agent.id, { message })

      expect(data).toMatchObject({ handoff: false, sources: [], reply: expect.stringContaining('do not know') })
    },
  )

  test('goes on with the old chunks while a source is read again', async () => {
    const world = setupKnowledge()
    const { agent, order } = await informed(world)
    const body = { message: 'smallest' }
    const before = await ask(world, agent.id, body)

    await world.api.POST('/api/v1/knowledge-base/sources/{sourceId}/reingest', ofSource(order.id))
    const during = await ask(world, agent.id, body)
    world.workspace.advance('1m')
    const after = await ask(world, agent.id, body)

    expect(before.data?.sources).toHaveLength(1)
    expect(during.data).toEqual(before.data)
    expect(after.data?.reply).toBe(before.data?.reply)
    expect(after.data?.sources[0]?.chunkId).not.toBe(before.data?.sources[0]?.chunkId)
  })

  test('speaks to a lead by name', async () => {
    const { api, lead } = await setupInbox()
    const { id: leadId } = lead({ firstName: 'Amara' })
    const agent = made(await api.POST('/api/v1/agents', { body: { name: 'A', instructions: 'B', mode: 'suggest' } }))

    const { data } = await api.POST('/api/v1/agents/{agentId}/test', {
      ...ofAgent(agent.id),
      body: { message: 'Hello', leadId },
    })

    expect(data?.reply).toContain('Hello Amara')
  })

  test.each(['Please CALL  me tomorrow', 'call me', 'I know C++, you see'])('hands over for %s', async (message) => {
    const world = setupKnowledge()
    const { agent } = await informed(world)

    const { data } = await ask(world, agent.id, { message })

    expect(data).toMatchObject({
      reply: null,
      handoff: true,
      handoffReason: 'keyword',
      sources: [],
      usage: { inputTokens: 0, outputTokens: 0 },
    })
  })

  test.each(['I recall meeting you', 'call mee', 'C+'])('does not hand over for %s', async (message) => {
    const world = setupKnowledge()
    const { agent } = await informed(world)

    const { data } = await ask(world, agent.id, { message })

    expect(data?.handoff).toBe(false)
  })

  test('hands over after its most messages', async () => {
    const world = setupKnowledge()
    const { id } = await world.createAgent({ maxMessagesPerConversation: 2 })
    const said = { role: 'agent' as const, text: 'Hello' }
    const asked = { role: 'user' as const, text: 'Hello' }

    const before = await ask(world, id, { message: 'Hello', history: [asked, said, asked] })
    const after = await ask(world, id, { message: 'Hello', history: [said, asked, said] })

    expect(before.data?.handoff).toBe(false)
    expect(after.data).toMatchObject({ handoff: true, handoffReason: 'message_limit' })
  })

  test('refuses an agent that is switched off, and one that does not exist', async () => {
    const world = setupKnowledge()
    const { id } = await world.createAgent({ mode: 'off' })

    const off = await ask(world, id, { message: 'Hello' })
    const none = await ask(world, 'agt_none', { message: 'Hello' })

    expect(off.error).toMatchObject({ status: 409, code: 'agent_inactive' })
    expect(none.error).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('takes a lead or variables, not both, and only a lead that exists', async () => {
    const world = setupKnowledge()
    const { id } = await world.createAgent()

    const both = await ask(world, id, { message: 'Hello', leadId: 'led_none', variables: {} })
    const unknown = await ask(world, id, { message: 'Hello', leadId: 'led_none' })

    expect(both.error).toMatchObject({
      code: 'exclusive_fields',
      errors: [{ pointer: '/leadId' }, { pointer: '/variables' }],
    })
    expect(unknown.error).toMatchObject({ status: 422, code: 'unknown_reference', errors: [{ pointer: '/leadId' }] })
  })
})
