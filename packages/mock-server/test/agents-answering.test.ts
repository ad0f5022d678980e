import { describe, expect, test } from 'vitest'
import type { components } from '../generated/openapi/schema.ts'
import { numbers, writing } from './conversations/world.ts'

type Schemas = components['schemas']

const amara = '+12025550142'

/** A workspace whose conversations are answered by an agent, a minute after the last message. */
async function answering(agent: Partial<Schemas['AgentCreate']> = {}) {
  const world = await writing()
  const { api } = world
  const { data } = await api.POST('/api/v1/agents', {
    body: {
      name: 'Concierge',
      instructions: 'You answer cafés.',
      mode: 'auto',
      replyDelay: { minSeconds: 60, maxSeconds: 60 },
      ...agent,
    },
  })
  const agentId = String(data?.id)
  await world.settings({ agent: { defaultAgentId: agentId, mode: data?.mode ?? 'auto' } })
  // What the contact does after an answer is not the subject.
  await world.force({ phone: amara, outcome: 'deliver' })
  return {
    ...world,
    agentId,
    answers: async (conversationId: string) =>
      (await world.messages(conversationId)).filter(({ origin }) => origin === 'agent'),
    usage: async () => (await api.GET('/api/v1/agents/usage')).data?.totals,
    change: (body: Schemas['AgentUpdate']) =>
      api.PATCH('/api/v1/agents/{agentId}', { params: { path: { agentId } }, body }),
    remove: () => api.DELETE('/api/v1/agents/{agentId}', { params: { path: { agentId } } }),
    bulk: (action: 'enable_agent' | 'disable_agent', id: string) =>
      api.POST('/api/v1/conversations/bulk', { body: { action, conversationIds: [id] } }),
  }
}

describe('an agent in auto', () => {
  test('answers after its delay, at its price, and the answer is counted', async () => {
    const world = await answering()
    const id = await world.open(amara)
    world.workspace.advance('59s')
    const early = await world.answers(id)
    world.workspace.advance('10s')

    expect(early).toEqual([])
    expect(await world.answers(id)).toMatchObject([
      { agentId: world.agentId, status: 'delivered', creditsCharged: 2, createdAt: '2026-01-05T14:01:00.000Z' },
    ])
    expect(await world.balance()).toBe(998)
    expect(await world.usage()).toMatchObject({
      conversations: 1,
      messagesGenerated: 1,
      messagesSent: 1,
      handoffs: 0,
      creditsSpent: 2,
    })
  })

  test('answers at once without a delay', async () => {
    const world = await answering({ replyDelay: { minSeconds: 0, maxSeconds: 0 } })
    const id = await world.open(amara)
    world.workspace.advance('0s')

    expect(await world.answers(id)).toMatchObject([{ createdAt: '2026-01-05T14:00:00.000Z' }])
  })

  test('gives several messages in a row one answer, after the last one', async () => {
    const world = await answering()
    const id = await world.open(amara)
    world.workspace.advance('50s')
    await world.receive(id, 'Are you there?')
    world.workspace.advance('50s')
    const waiting = await world.answers(id)
    world.workspace.advance('1m')

    expect(waiting).toEqual([])
    expect(await world.answers(id)).toMatchObject([{ createdAt: '2026-01-05T14:01:50.000Z' }])
  })

  test('leaves the answer to a person who was quicker, and is paused', async () => {
    const world = await answering()
    const id = await world.open(amara)
    await world.send(id, 'It is me, Juniper.')
    world.workspace.advance('1h')
    await world.receive(id, 'Hello Juniper')
    world.workspace.advance('1h')
    const paused = await world.conversation(id)
    const silent = await world.answers(id)
    await world.bulk('enable_agent', id)
    await world.receive(id, 'Anyone?')
    world.workspace.advance('1h')

    expect(paused?.agentState).toBe('paused_by_human')
    expect(silent).toEqual([])
    expect(await world.answers(id)).toHaveLength(1)
  })

  test('leaves a message that a person answered, also when that does not pause it', async () => {
    const world = await answering()
    await world.settings({ agent: { pauseOnHumanReply: false } })
    const id = await world.open(amara)
    await world.send(id)
    world.workspace.advance('1h')

    expect((await world.conversation(id))?.agentState).toBe('auto')
    expect(await world.answers(id)).toEqual([])
  })

  test('hands the conversation over at a keyword, and answers no more', async () => {
    const world = await answering({ handoffKeywords: ['person'] })
    const id = await world.open(amara)
    await world.receive(id, 'Could I talk to a person?')
    world.workspace.advance('1h')
    await world.receive(id, 'Hello?')
    world.workspace.advance('1h')

    expect((await world.conversation(id))?.agentState).toBe('handed_off')
    expect(await world.answers(id)).toEqual([])
    expect(await world.usage()).toMatchObject({ handoffs: 1, messagesGenerated: 0, creditsSpent: 0 })
    expect(world.told().filter((type) => type === 'conversation.handed_off')).toHaveLength(1)
  })

  test('hands the conversation over after its most answers; what others wrote does not count', async () => {
    const world = await answering({ maxMessagesPerConversation: 1 })
    await world.settings({ agent: { pauseOnHumanReply: false } })
    const id = await world.open(amara)
    await world.send(id)
    await world.receive(id, 'How much?')
    world.workspace.advance('1h')
    const first = await world.answers(id)
    await world.receive(id, 'And ten kilos?')
    world.workspace.advance('1h')

    expect(first).toHaveLength(1)
    expect(await world.answers(id)).toHaveLength(1)
    expect((await world.conversation(id))?.agentState).toBe('handed_off')
  })

  test('does not answer without credits', async () => {
    const world = await answering()
    const id = await world.open(amara)
    world.inside(({ store, clock, id: newId }) => {
      const amount = 1 - store.credits.balance()
      const line = { id: newId('ctx'), type: 'adjustment' as const, amount, balanceAfter: 1 }
      store.credits.add({ ...line, description: 'A test.', source: null, createdAt: clock.now().toISOString() })
    })
    world.workspace.advance('1h')

    expect(await world.answers(id)).toEqual([])
    expect(await world.balance()).toBe(1)
    expect(await world.usage()).toMatchObject({ messagesGenerated: 0 })
  })

  test('does not answer who opts out', async () => {
    const world = await answering()
    const id = await world.open(amara)
    await world.receive(id, 'STOP')
    world.workspace.advance('1h')

    expect(await world.answers(id)).toEqual([])
  })

  test('is never replied to by a number that always replies', async () => {
    const world = await answering()
    const id = await world.open(numbers.replies)
    world.workspace.advance('7d')

    const texts = (await world.messages(id)).filter(({ direction }) => direction === 'inbound')
    expect(texts).toHaveLength(1)
    expect(await world.answers(id)).toMatchObject([{ status: 'read' }])
  })

  test('is charged nothing for an answer that fails, also in its usage', async () => {
    const world = await answering()
    await world.open(numbers.fails)
    world.workspace.advance('1h')

    expect(await world.balance()).toBe(1000)
    expect(await world.usage()).toMatchObject({ messagesGenerated: 1, messagesSent: 0, creditsSpent: 0 })
  })

  test('answers the replies to a campaign that names it', async () => {
    const world = await answering()
    await world.settings({ agent: { defaultAgentId: null } })
    await world.force({ phone: '+12025550143', outcome: 'deliver' })
    const campaign = await world.create({
      accountIds: [world.account.id],
      agentId: world.agentId,
      steps: [{ text: 'Hello!', delay: { value: 0, unit: 'minutes' } }],
    })
    await world.addLeads(campaign.id, { leads: [{ phone: '+12025550143' }] })
    await world.start(campaign.id)
    world.workspace.advance('1h')
    const id = await world.open('+12025550143')
    world.workspace.advance('1h')

    expect(await world.answers(id)).toHaveLength(1)
  })

  test.each([
    ['is switched off', (world: Awaited<ReturnType<typeof answering>>) => world.change({ mode: 'off' })],
    ['is deleted', (world: Awaited<ReturnType<typeof answering>>) => world.remove()],
    [
      'is disabled in the conversation',
      (world: Awaited<ReturnType<typeof answering>>, id: string) => world.bulk('disable_agent', id),
    ],
  ] as const)('does nothing more when it %s', async (_, end) => {
    const world = await answering()
    const id = await world.open(amara)
    await end(world, id)
    world.workspace.advance('1h')

    expect(await world.answers(id)).toEqual([])
    expect(await world.usage()).toMatchObject({ messagesGenerated: 0, handoffs: 0 })
  })
})

describe('an agent in suggest', () => {
  test('drafts without sending or charging anything', async () => {
    const world = await answering({ mode: 'suggest' })
    const id = await world.open(amara)
    world.workspace.advance('1h')

    expect(await world.answers(id)).toEqual([])
    expect(await world.balance()).toBe(1000)
    expect(await world.usage()).toMatchObject({ conversations: 1, messagesGenerated: 1, messagesSent: 0 })
  })
})
