import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { components, operations } from '../generated/openapi/schema.ts'
import { type AgentUse, sum, usageByAgent, usageByDay } from '../src/domain/agents/usage.ts'
import { nextMidnight, startOfDay } from '../src/domain/time.ts'
import { recordUse } from '../src/effects/agents.ts'
import { setupInbox } from './inbox.ts'
import { made, ofAgent, setupKnowledge } from './knowledge-base/world.ts'

type Query = NonNullable<operations['agents.getUsage']['parameters']['query']>

/** A world in which agents can be made to do something. */
async function setupUse() {
  const world = await setupInbox()
  const { api, change } = world
  const createAgent = async (name: string): Promise<components['schemas']['Agent']> =>
    made(await api.POST('/api/v1/agents', { body: { name, instructions: 'You answer.', mode: 'auto' } }))
  const usage = async (query: Query = {}) => made(await api.GET('/api/v1/agents/usage', { params: { query } }))
  /** Lets an agent send an answer in a conversation. */
  const send = (agent: { id: string; name: string }, conversationId: string) =>
    change((context) => {
      const use = { messagesGenerated: 1, messagesSent: 1, inputTokens: 1650, outputTokens: 38, creditsSpent: 2 }
      recordUse(context.store.agents.get(agent.id), conversationId, use, context)
    })
  return { ...world, createAgent, usage, send }
}

const sent = (messages: number, conversations: number) => ({
  conversations,
  messagesGenerated: messages,
  messagesSent: messages,
  handoffs: 0,
  inputTokens: 1650 * messages,
  outputTokens: 38 * messages,
  creditsSpent: 2 * messages,
})

describe('agents.getUsage', () => {
  test('has an entry for each agent, the busiest first, also without use', async () => {
    const { createAgent, usage, send } = await setupUse()
    const idle = await createAgent('Idle')
    const busy = await createAgent('Busy')
    send(busy, 'cnv_1')
    send(busy, 'cnv_1')
    send(busy, 'cnv_2')

    expect(await usage()).toEqual({
      from: '2025-12-07',
      to: '2026-01-05',
      totals: sent(3, 2),
      data: [
        { agentId: busy.id, agentName: 'Busy', date: null, ...sent(3, 2) },
        { agentId: idle.id, agentName: 'Idle', date: null, ...sent(0, 0) },
      ],
    })
  })

  test('has an entry for each day, which ends at midnight in the workspace’s zone', async () => {
    const { createAgent, usage, send, advance } = await setupUse()
    const agent = await createAgent('Busy')
    advance(14.5)
    send(agent, 'cnv_1') // 23:30 in New York, the next day in UTC
    advance(1)
    send(agent, 'cnv_1')

    const { data, totals } = await usage({ groupBy: 'day', from: '2026-01-04', to: '2026-01-06' })

    expect(data).toEqual([
      { agentId: null, agentName: null, date: '2026-01-04', ...sent(0, 0) },
      { agentId: null, agentName: null, date: '2026-01-05', ...sent(1, 1) },
      { agentId: null, agentName: null, date: '2026-01-06', ...sent(1, 0) },
    ])
    expect(totals).toEqual(sent(2, 1))
  })

  test('tells of one agent alone', async () => {
    const { createAgent, usage, send } = await setupUse()
    const one = await createAgent('One')
    const other = await createAgent('Other')
    send(one, 'cnv_1')
    send(other, 'cnv_1')
    const day = '2026-01-05'

    const byAgent = await usage({ agentId: one.id })
    const byDay = await usage({ agentId: one.id, groupBy: 'day', from: day, to: day })

    expect(byAgent.data).toEqual([{ agentId: one.id, agentName: 'One', date: null, ...sent(1, 1) }])
    expect(byDay.data).toEqual([{ agentId: one.id, agentName: 'One', date: day, ...sent(1, 1) }])
  })

  test('keeps what a deleted agent did', async () => {
    const { api, createAgent, usage, send } = await setupUse()
    const used = await createAgent('Used')
    const unused = await createAgent('Unused')
    send(used, 'cnv_1')
    await api.DELETE('/api/v1/agents/{agentId}', ofAgent(used.id))
    await api.DELETE('/api/v1/agents/{agentId}', ofAgent(unused.id))

    const { data } = await usage()
    const gone = await api.GET('/api/v1/agents/usage', { params: { query: { agentId: used.id } } })

    expect(data).toMatchObject([{ agentId: used.id, agentName: 'Used', messagesSent: 1 }])
    expect(gone.error).toMatchObject({ status: 404, code: 'not_found' })
  })

  test.each([
    [{ from: '2026-01-06', to: '2026-01-05' }, 'must not be after to'],
    [{ from: '2026-01-06' }, 'must not be after to'],
    [{ from: '2025-01-04', to: '2026-01-05' }, 'must be at most 365 days before to'],
  ])('refuses %o', async (query, message) => {
    const { api } = setupKnowledge()

    const { error } = await api.GET('/api/v1/agents/usage', { params: { query } })

    expect(error).toMatchObject({ status: 400, code: 'validation_failed', errors: [{ parameter: 'from', message }] })
  })

  test.each([
    [{ from: '2025-01-05', to: '2026-01-05' }, 366],
    [{ to: '2024-02-29' }, 30],
    [{ to: '0000-01-01' }, 1],
  ])('takes %o', async (query, days) => {
    const { api } = setupKnowledge()

    const { data } = await api.GET('/api/v1/agents/usage', { params: { query: { ...query, groupBy: 'day' } } })

    expect(data?.data).toHaveLength(days)
  })

  test('adds up: whatever was used, the entries sum to the totals, by agent and by day alike', () => {
    fc.assert(
      fc.property(fc.array(use), fc.constantFrom(...zones), (all, timezone) => {
        const days = { from: '2026-03-01', to: '2026-03-31' }
        const [from, to] = [startOfDay(days.from, timezone), nextMidnight(startOfDay(days.to, timezone), timezone)]
        const uses = all.filter(({ at }) => from <= new Date(at) && new Date(at) < to)

        const byAgent = usageByAgent(days, uses, [{ id: 'agt_idle', name: 'Idle' }])
        const byDay = usageByDay(days, uses, timezone, undefined)

        expect(byAgent.totals).toEqual(sum(byAgent.data))
        expect(byDay.totals).toEqual(sum(byDay.data))
        expect(byDay.totals).toEqual(byAgent.totals)
        expect(byAgent.totals).toEqual(sum(uses))
        expect(byDay.data.map(({ date }) => date)).toEqual(march)
      }),
    )
  })
})

const zones = ['America/New_York', 'Pacific/Auckland', 'UTC', 'Asia/Kathmandu']
const march = Array.from({ length: 31 }, (_, index) => `2026-03-${String(index + 1).padStart(2, '0')}`)
const count = fc.nat({ max: 1000 })
const use: fc.Arbitrary<AgentUse> = fc.record({
  agentId: fc.constantFrom('agt_1', 'agt_2', 'agt_3'),
  agentName: fc.constant('Agent'),
  at: fc
    .date({ min: new Date('2026-02-27'), max: new Date('2026-04-03'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  conversations: count,
  messagesGenerated: count,
  messagesSent: count,
  handoffs: count,
  inputTokens: count,
  outputTokens: count,
  creditsSpent: count,
})
