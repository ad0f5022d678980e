import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { setup } from './setup.ts'
import { playStory, type Story } from './story/play.ts'

/** The hour and minute in New York, five hours behind. */
const clockOf = (time: string) => new Date(Date.parse(time) - 5 * 3_600_000).toISOString().slice(11, 16)
const dayOf = (time: string) => new Date(Date.parse(time) - 5 * 3_600_000).toISOString().slice(0, 10)

describe('fourteen days', () => {
  let story: Story

  beforeAll(async () => {
    const { mock } = setup()
    story = await playStory(mock.fetch, 'rl_test_1')
  })

  const campaignMessages = () => story.messages.filter(({ origin }) => origin === 'campaign')
  const toEnding = (ending: string) => story.leads.filter(({ lead }) => lead.phone.endsWith(ending))
  const conversationOf = (phone: string) => story.leads.find(({ lead }) => lead.phone === phone)?.lead.conversationId
  const messagesTo = (phone: string) =>
    story.messages.filter(({ conversationId }) => conversationId === conversationOf(phone))

  test('warm two accounts up as the ramp says, and one of them until it is banned', () => {
    const exchanged = story.days.map(({ warmup }) => warmup)

    expect(exchanged.map(([, other]) => other)).toEqual([5, 8, 12, 16, 20, 25, 30, 30, 28, 26, 24, 22, 20, 20])
    expect(exchanged.slice(0, 4).map(([banned]) => banned)).toEqual([5, 8, 12, 16])
    expect(story.accounts.map(({ status, warmup }) => [status, warmup.status])).toEqual([
      ['banned', 'failed'],
      ['connected', 'completed'],
    ])
  })

  test('write to as many strangers a day as the warmup permits, on weekdays', () => {
    expect(story.days.map(({ limits: [, other] }) => other)).toEqual([0, 0, 0, 2, 5, 8, 10, 15, 20, 25, 30, 35, 40, 50])
    expect(story.days.map(({ firsts: [, other] }) => other)).toEqual([0, 0, 0, 2, 5, 0, 0, 15, 20, 25, 30, 35, 0, 0])
    expect(story.days.map(({ firsts: [banned] }) => banned).slice(0, 4)).toEqual([0, 0, 0, 2])
  })

  test('write inside of the windows only, not over lunch', () => {
    const times = campaignMessages().map(({ queuedAt }) => clockOf(String(queuedAt)))

    expect(times.length).toBeGreaterThan(200)
    expect(times.filter((time) => time < '09:00' || (time >= '12:00' && time < '13:00') || time >= '17:00')).toEqual([])
  })

  test('give nobody a step twice, and each step a day or two after the one before', () => {
    const byLead = [...Map.groupBy(campaignMessages(), ({ conversationId }) => conversationId).values()]
    const waits = byLead.flatMap(([first, second, third]) => [
      ...(first && second ? [Date.parse(second.createdAt) - Date.parse(first.createdAt) - 86_400_000] : []),
      ...(second && third ? [Date.parse(third.createdAt) - Date.parse(second.createdAt) - 2 * 86_400_000] : []),
    ])

    expect(byLead.filter((messages) => new Set(messages.map(({ stepId }) => stepId)).size < messages.length)).toEqual(
      [],
    )
    expect(Math.max(...byLead.map((messages) => messages.length))).toBe(3)
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0)
  })

  test('stop for whoever replies, and let the agent answer', () => {
    const reached = toEnding('0195').filter(({ repliedAt }) => repliedAt !== null)
    const [first] = reached

    expect(reached.length).toBeGreaterThan(5)
    expect(new Set(reached.map(({ status }) => status))).toEqual(new Set(['replied']))
    expect(
      messagesTo(String(first?.lead.phone))
        .map(({ origin }) => origin)
        .slice(0, 3),
    ).toEqual(['campaign', 'contact', 'agent'])
    expect(messagesTo(String(first?.lead.phone))[2]?.text).toContain('sample of the spring roast is free')
  })

  test('never write again to who has opted out', () => {
    const left = toEnding('0194').filter(({ status }) => status === 'opted_out')

    expect(left.length).toBeGreaterThan(5)
    expect(left.map(({ lead }) => messagesTo(lead.phone).map(({ text }) => text))).toEqual(
      left.map(({ lead: { firstName } }) => [
        `Hi ${firstName}, the spring roast is in. Would you like a sample?`,
        'STOP',
      ]),
    )
  })

  test('hand a conversation over to a person who is asked for', () => {
    const { id } = story.handedOver
    const messages = story.messages.filter(({ conversationId }) => conversationId === id)

    expect(story.handedOver.agentState).toBe('handed_off')
    expect(messages.at(-1)).toMatchObject({ origin: 'contact', text: 'May I talk to a person, please?' })
    expect(story.usage).toMatchObject({ handoffs: 1 })
  })

  test('send nothing by the banned account any more, and hold the leads that it wrote to', () => {
    const [banned, other] = story.accounts
    const its = story.leads.filter(({ accountId }) => accountId === banned.id)
    const after = campaignMessages().filter(
      ({ accountId, createdAt }) => accountId === banned.id && dayOf(createdAt) > '2026-01-09',
    )

    expect(after).toEqual([])
    expect(its.length).toBeGreaterThan(2)
    expect(its.filter(({ status }) => status === 'in_progress' || status === 'pending')).toEqual([])
    expect(story.campaign).toMatchObject({ status: 'active', accountIds: [banned.id, other.id] })
  })

  test('charge what was sent, and no more', () => {
    const charged = story.messages.reduce((sum, { creditsCharged }) => sum + creditsCharged, 0)

    expect(story.balance).toBe(1000 - charged)
    expect(story.ledger.reduce((sum, { amount }) => sum + amount, 0)).toBe(story.balance)
  })

  test('count what happened, by day and in all', () => {
    const { totals } = story.stats
    const sent = campaignMessages().filter(({ sentAt }) => sentAt !== null)

    expect(totals.sent).toBe(sent.length)
    expect(story.campaign.stats).toMatchObject({
      messagesSent: totals.sent,
      messagesDelivered: totals.delivered,
      messagesRead: totals.read,
      messagesFailed: totals.failed,
      leadsTotal: 500,
    })
  })
})

describe('the same story', () => {
  const run = promisify(execFile)
  const hashOf = async (seed: number) =>
    (await run(process.execPath, [fileURLToPath(new URL('story/hash.ts', import.meta.url)), String(seed)])).stdout

  test('is told alike in two processes, and otherwise with another seed', async () => {
    const [one, other, another] = await Promise.all([hashOf(7), hashOf(7), hashOf(8)])

    expect(one).toMatch(/^[0-9a-f]{64}\n$/)
    expect(other).toBe(one)
    expect(another).not.toBe(one)
  })
})
