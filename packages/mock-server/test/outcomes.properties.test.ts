import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deliveryWait, type Facts, readingWait, replyOf, sendingOf, sendingWait } from '../src/domain/outcomes/fate.ts'
import type { Outcome } from '../src/domain/outcomes/outcome.ts'
import { mostTries, rates } from '../src/domain/outcomes/rates.ts'
import { reservedOutcomes } from '../src/domain/outcomes/reserved.ts'
import { chanceOf } from '../src/simulation/chance.ts'
import { numbers, writing } from './conversations/world.ts'

const outcomes = fc.option(fc.constantFrom<Outcome>(...Object.values(reservedOutcomes)), { nil: undefined })
const facts: fc.Arbitrary<Facts> = fc
  .record({
    origin: fc.constantFrom('campaign' as const, 'manual', 'scheduled', 'agent', 'test'),
    isOnWhatsapp: fc.boolean(),
    wanted: outcomes,
    seed: fc.nat(),
  })
  .map(({ seed, ...rest }) => ({ ...rest, mediaUrl: null, draw: chanceOf(seed) }))

/** All that becomes of a message. */
const fateOf = (message: Facts) => ({
  sending: sendingOf(message),
  sentAfter: sendingWait(sendingOf(message), message),
  delivery: deliveryWait(message),
  reading: readingWait(message),
  reply: replyOf(message),
})

describe('the fate of a message', () => {
  test('is the same however often and in whatever order it is asked for', () => {
    fc.assert(
      fc.property(facts, (message) => {
        const backwards = [replyOf(message), readingWait(message), deliveryWait(message)]

        const { reply, reading, delivery } = fateOf(message)

        expect([reply, reading, delivery]).toEqual(backwards)
      }),
    )
  })

  test('never runs back in time, and never tries more often than it may', () => {
    fc.assert(
      fc.property(facts, (message) => {
        const { sending, sentAfter, delivery, reading, reply } = fateOf(message)

        const waits = [sentAfter, delivery, reading, reply?.wait].filter((wait) => typeof wait === 'number')
        expect(Math.min(...waits)).toBeGreaterThanOrEqual(0)
        expect(waits.every(Number.isInteger)).toBe(true)
        expect(sending.tries).toBeGreaterThan(0)
        expect(sending.tries).toBeLessThanOrEqual(mostTries)
      }),
    )
  })

  test('has no reply before the message could be read', () => {
    fc.assert(
      fc.property(facts, (message) => {
        const { reading, reply } = fateOf(message)

        expect(reply?.wait ?? Number.POSITIVE_INFINITY).toBeGreaterThan(reading ?? 0)
      }),
    )
  })

  test('follows the rates over many messages', () => {
    const count = 20_000
    const drawn = Array.from({ length: count }, (_, seed) =>
      fateOf({ origin: 'campaign', isOnWhatsapp: true, wanted: undefined, mediaUrl: null, draw: chanceOf(seed) }),
    )
    const share = (holds: (fate: (typeof drawn)[number]) => boolean) => drawn.filter(holds).length / count

    expect(share(({ delivery }) => delivery !== null)).toBeCloseTo(rates.delivered, 2)
    expect(share(({ reading }) => reading !== null)).toBeCloseTo(rates.read, 1)
    expect(share(({ reply }) => reply !== null)).toBeCloseTo(rates.replies.campaign, 2)
    expect(share(({ sending }) => sending.tries > 1)).toBeCloseTo(rates.transientFailure, 2)
  })
})

describe('the numbers of a campaign', () => {
  test('add up, whatever becomes of its messages', async () => {
    const world = await writing()
    const campaign = await world.create({
      accountIds: [world.account.id],
      delayBetweenMessages: { minSeconds: 0, maxSeconds: 0 },
      stopOnReply: false,
      steps: [
        { text: 'Hello!', delay: { value: 0, unit: 'minutes' } },
        { text: 'And again', delay: { value: 1, unit: 'days' }, sendCondition: 'always' },
      ],
    })
    const others = Array.from({ length: 80 }, (_, index) => ({ phone: `+1202556${String(1000 + index)}` }))
    const reserved = [numbers.reads, numbers.fails, numbers.notOnWhatsapp, numbers.optsOut, numbers.neverDelivered]
    await world.addLeads(campaign.id, { leads: [...reserved.map((phone) => ({ phone })), ...others] })
    await world.start(campaign.id)
    world.workspace.advance('30d')

    const { stats, steps } = await world.get(campaign.id)
    const { totals } = (await world.stats(campaign.id, { from: '2026-01-01', to: '2026-03-01' })).data ?? {}
    const messages = world.inside(({ store }) =>
      store.conversations
        .list({ status: 'open', sort: 'lastMessageAt', limit: 100 })
        .data.flatMap(({ id }) => store.messages.list(id, { limit: 100 }).data),
    )
    const ours = messages.filter(({ campaignId }) => campaignId === campaign.id)
    const reached = ours.filter(({ sentAt }) => sentAt !== null).length
    const sum = (key: 'sent' | 'delivered' | 'read' | 'failed') =>
      steps.reduce((total, step) => total + step.stats[key], 0)
    expect(ours.length).toBeGreaterThan(150)
    expect(stats.messagesSent).toBe(reached)
    expect(stats.messagesFailed).toBe(ours.length - reached)
    expect(stats.messagesDelivered).toBe(ours.filter(({ deliveredAt }) => deliveredAt !== null).length)
    expect(stats.messagesRead).toBe(ours.filter(({ readAt }) => readAt !== null).length)
    expect(stats.replies).toBe(messages.filter(({ direction }) => direction === 'inbound').length)
    expect(stats.creditsSpent).toBe(reached)
    expect(await world.balance()).toBe(1000 - reached)
    expect([sum('sent'), sum('delivered'), sum('read'), sum('failed')]).toEqual([
      stats.messagesSent,
      stats.messagesDelivered,
      stats.messagesRead,
      stats.messagesFailed,
    ])
    expect(totals).toMatchObject({ sent: stats.messagesSent, failed: stats.messagesFailed, replies: stats.replies })
    expect(stats.leadsReplied + stats.leadsCompleted + stats.leadsFailed + stats.leadsOptedOut).toBe(stats.leadsTotal)
  })
})
