import { describe, expect, test } from 'vitest'
import { campaigns, hello, twoDaysLater } from './campaigns/world.ts'
import { at } from './setup.ts'

/** Numbers of people who read everything and never reply. */
const phones = (count: number) => Array.from({ length: count }, (_, index) => ({ phone: `+1202${300 + index}0196` }))
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
/** From 9 to 18 in New York, as the settings say it; the workspace's time begins at 9 there. */
const noPause = { delayBetweenMessages: { minSeconds: 0, maxSeconds: 0 } }

/** A world in which what campaigns sent can be read: when, to whom and by whom. */
async function sending() {
  const world = await campaigns()
  const { api } = world
  return {
    ...world,
    /** A started campaign with so many leads. */
    async withLeads(count: number, body: object = {}) {
      const { id } = await world.create({ accountIds: [world.account.id], steps: [hello], ...noPause, ...body })
      await world.addLeads(id, { leads: phones(count) })
      const { error } = await world.start(id)
      if (error) throw new Error(JSON.stringify(error))
      return id
    },
    async secondAccount() {
      const account = await world.provision('+12025550102', 'Juniper Wholesale')
      await api.PATCH('/api/v1/accounts/{accountId}/phase', { ...at(account.id), body: { phase: 'production' } })
      return account
    },
    /** Every message of campaigns, oldest first. */
    messages: () =>
      world.inside(({ store }) =>
        store.conversations
          .list({ status: 'open', sort: 'lastMessageAt', limit: 100 })
          .data.flatMap(({ id }) => store.messages.list(id, { limit: 100 }).data)
          .filter(({ origin }) => origin === 'campaign')
          .toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1)),
      ),
    limit: (defaultDailyLimit: number) => api.PATCH('/api/v1/settings', { body: { defaultDailyLimit } }),
    force: (accountId: string, event: 'ban' | 'restrict' | 'disconnect') =>
      world.control.POST('/_mock/accounts/{accountId}/force', { ...at(accountId), body: { event } }),
  }
}

/** The local hours and minutes in New York, which is five hours behind in winter. */
const clockOf = (time: string) => new Date(Date.parse(time) - 5 * 3_600_000).toISOString().slice(11, 16)

describe('a campaign', () => {
  test('sends each lead each step, and is completed', async () => {
    const world = await sending()
    const id = await world.withLeads(3, { steps: [hello, twoDaysLater] })

    world.workspace.advance('1d')
    const first = await world.leadsOf(id)
    world.workspace.advance('2d')

    expect(first.map(({ status, currentStepPosition }) => `${status} ${currentStepPosition}`)).toEqual([
      'in_progress 1',
      'in_progress 1',
      'in_progress 1',
    ])
    expect((await world.messages()).map(({ text }) => text)).toEqual([
      'Hello!',
      'Hello!',
      'Hello!',
      'Two',
      'Two',
      'Two',
    ])
    expect(await world.get(id)).toMatchObject({ status: 'completed', stats: { leadsCompleted: 3 } })
  })

  test('fills the placeholders of one of the variants', async () => {
    const world = await sending()
    const { id } = await world.create({
      accountIds: [world.account.id],
      steps: [{ ...hello, text: 'Hi {{firstName|there}}', variants: ['Hey {{firstName|there}}'] }],
      ...noPause,
    })
    await world.addLeads(id, { leads: [{ phone: '+12025550196', firstName: 'Amara' }, ...phones(20)] })
    await world.start(id)
    world.workspace.advance('2d')

    const texts = new Set((await world.messages()).map(({ text }) => text))

    expect(texts).toContain('Hi there')
    expect(texts).toContain('Hey there')
    expect(texts.has('Hi Amara') || texts.has('Hey Amara')).toBe(true)
  })

  test('leaves out a step of which nothing is left for a lead', async () => {
    const world = await sending()
    const id = await world.withLeads(1, { steps: [{ ...hello, text: '{{company}}' }] })

    world.workspace.advance('1d')

    expect(await world.messages()).toEqual([])
    expect((await world.leadsOf(id))[0]).toMatchObject({ status: 'completed', lastContactedAt: null })
  })

  test('charges a credit a message, and pauses when none is left', async () => {
    const world = await sending()
    const id = await world.withLeads(3)
    world.inside(({ store }) => {
      const line = store.credits.last()
      if (line) store.credits.add({ ...line, id: `${line.id}x`, amount: 2 - line.balanceAfter, balanceAfter: 2 })
    })

    world.workspace.advance('1d')

    expect(await world.messages()).toHaveLength(2)
    expect(await world.get(id)).toMatchObject({ status: 'paused', pauseReason: 'insufficient_credits' })
    expect((await world.leadsOf(id)).map(({ status }) => status).toSorted()).toEqual([
      'completed',
      'completed',
      'pending',
    ])
  })

  test('tells what it does as events', async () => {
    const world = await sending()
    const id = await world.withLeads(1)
    world.workspace.advance('1d')

    const told = world.inside(({ store }) => store.events.list({}).map(({ type, data }) => [type, data.campaignId]))

    expect(told).toContainEqual(['campaign.started', id])
    expect(told).toContainEqual(['campaign.completed', id])
  })
})

describe('its windows', () => {
  test('hold back what is due outside of them, a lunch break too', async () => {
    const world = await sending()
    const windows = [
      { days: weekdays, from: '09:00', to: '12:00' },
      { days: weekdays, from: '13:00', to: '15:00' },
    ]
    await world.withLeads(40, { schedule: { windows }, delayBetweenMessages: { minSeconds: 600, maxSeconds: 600 } })

    world.workspace.advance('1d')

    const times = (await world.messages()).map(({ createdAt }) => clockOf(createdAt))
    expect(times[0]).toBe('09:00')
    expect(times).toContain('13:00')
    expect(times.filter((time) => (time >= '12:00' && time < '13:00') || time >= '15:00')).toEqual([])
  })

  test('are those of its own time zone, and move with its clocks', async () => {
    const world = await sending()
    await world.limit(1)
    const windows = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '10:00', to: '11:00' }]
    await world.control.PUT('/_mock/clock', { body: { now: '2026-03-26T12:00:00.000Z' } })
    await world.withLeads(4, { schedule: { timezone: 'Europe/Berlin', windows } })

    world.workspace.advance('4d')

    // Berlin is an hour ahead of UTC until Sunday, the 29th of March, and two hours from then on.
    expect((await world.messages()).map(({ createdAt }) => createdAt.slice(0, 16))).toEqual([
      '2026-03-27T09:00',
      '2026-03-28T09:00',
      '2026-03-29T08:00',
      '2026-03-30T08:00',
    ])
  })

  test('that a clock change swallows are left out', async () => {
    const world = await sending()
    const windows = [{ days: ['sun'], from: '02:00', to: '03:00' }]
    await world.control.PUT('/_mock/clock', { body: { now: '2026-03-07T12:00:00.000Z' } })
    await world.withLeads(1, { schedule: { windows } })

    world.workspace.advance('9d')

    expect((await world.messages()).map(({ createdAt }) => createdAt)).toEqual(['2026-03-15T06:00:00.000Z'])
  })

  test('show when a lead that is due will be written to', async () => {
    const world = await sending()
    const id = await world.withLeads(1, { schedule: { windows: [{ days: ['wed'], from: '10:00', to: '11:00' }] } })

    world.workspace.advance('1h')

    expect((await world.leadsOf(id))[0]).toMatchObject({ status: 'pending', nextSendAt: '2026-01-07T15:00:00.000Z' })
  })

  test('end with the end date, which completes the campaign; whoever waited keeps the place', async () => {
    const world = await sending()
    await world.limit(1)
    const id = await world.withLeads(5, { schedule: { endDate: '2026-01-06' } })

    world.workspace.advance('3d')
    const over = await world.get(id)
    await world.change(id, { schedule: { endDate: null } })
    await world.start(id)
    world.workspace.advance('3d')

    expect(over).toMatchObject({ status: 'completed', completedAt: '2026-01-07T05:00:00.000Z' })
    expect(over.stats).toMatchObject({ leadsCompleted: 2, leadsPending: 3 })
    expect((await world.get(id)).stats.leadsCompleted).toBe(4)
  })
})

describe('its limits', () => {
  test('keep an account to its first messages a day, and to a sixth of them an hour', async () => {
    const world = await sending()
    await world.limit(12)
    const id = await world.withLeads(20)

    world.workspace.advance('6h')
    const afternoon = (await world.messages()).map(({ createdAt }) => clockOf(createdAt))
    world.workspace.advance('1d')

    expect(afternoon).toHaveLength(12)
    expect(afternoon.filter((time) => time < '10:00')).toHaveLength(2)
    expect(afternoon.filter((time) => time >= '10:00' && time < '11:00')).toHaveLength(2)
    expect((await world.messages()).length).toBe(20)
    expect((await world.get(id)).status).toBe('completed')
  })

  test('keep the campaign to its messages a day, in its own time zone', async () => {
    const world = await sending()
    await world.withLeads(6, { dailyLimit: 2 })

    world.workspace.advance('3d')

    const days = (await world.messages()).map(({ createdAt }) => createdAt.slice(0, 10))
    expect(days).toEqual(['2026-01-05', '2026-01-05', '2026-01-06', '2026-01-06', '2026-01-07', '2026-01-07'])
  })

  test('keep the campaign to its new leads a day, but not from going on with others', async () => {
    const world = await sending()
    const oneDayLater = { text: 'Next', delay: { value: 1, unit: 'days' } }
    await world.withLeads(3, { steps: [hello, oneDayLater], maxNewLeadsPerDay: 1 })

    world.workspace.advance('47h')

    expect((await world.messages()).map(({ text, createdAt }) => `${createdAt.slice(8, 10)} ${text}`)).toEqual([
      '05 Hello!',
      '06 Hello!',
      '06 Next',
    ])
  })

  test('let an account rest after each message', async () => {
    const world = await sending()
    await world.withLeads(4, { delayBetweenMessages: { minSeconds: 60, maxSeconds: 120 } })

    world.workspace.advance('1h')

    const times = (await world.messages()).map(({ createdAt }) => Date.parse(createdAt))
    const pauses = times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 1000)
    expect(pauses).toHaveLength(3)
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(60)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(120)
  })

  test('only defer: nothing fails, and a higher limit lets the campaign go on at once', async () => {
    const world = await sending()
    await world.limit(1)
    const id = await world.withLeads(3)
    world.workspace.advance('2h')
    const deferred = await world.get(id)

    await world.limit(60)
    world.workspace.advance('1m')

    expect(deferred.stats).toMatchObject({ leadsPending: 2, leadsFailed: 0 })
    expect(await world.messages()).toHaveLength(3)
  })
})

describe('its accounts', () => {
  test('share the leads by what is left of their allowance', async () => {
    const world = await sending()
    const second = await world.secondAccount()
    await world.withLeads(10, { accountIds: [world.account.id, second.id] })

    world.workspace.advance('1h')

    const senders = (await world.messages()).map(({ accountId }) => accountId)
    expect(senders.filter((id) => id === world.account.id)).toHaveLength(5)
    expect(senders.filter((id) => id === second.id)).toHaveLength(5)
  })

  test('go on with the leads that they wrote to before', async () => {
    const world = await sending()
    const second = await world.secondAccount()
    await world.withLeads(6, { accountIds: [world.account.id, second.id], steps: [hello, twoDaysLater] })

    world.workspace.advance('3d')

    const byConversation = Map.groupBy(await world.messages(), ({ conversationId }) => conversationId)
    expect([...byConversation.values()].map((messages) => messages.length)).toEqual([2, 2, 2, 2, 2, 2])
  })

  test('send nothing while they are paused, and the leads wait', async () => {
    const world = await sending()
    const id = await world.withLeads(2)
    await world.api.POST('/api/v1/accounts/{accountId}/pause', { ...at(world.account.id), body: { paused: true } })
    world.workspace.advance('1d')
    const paused = await world.messages()

    await world.api.POST('/api/v1/accounts/{accountId}/pause', { ...at(world.account.id), body: { paused: false } })
    world.workspace.advance('1h')

    expect(paused).toEqual([])
    expect((await world.get(id)).status).toBe('completed')
  })

  test('that are restricted make the campaign wait until it is over', async () => {
    const world = await sending()
    const id = await world.withLeads(1)
    await world.force(world.account.id, 'restrict')
    world.workspace.advance('23h')
    const waiting = await world.get(id)

    world.workspace.advance('2h')

    expect(waiting).toMatchObject({ status: 'active', stats: { leadsPending: 1 } })
    expect((await world.get(id)).status).toBe('completed')
  })

  test('that are banned leave the new leads to the others, and the leads that they wrote to on hold', async () => {
    const world = await sending()
    const second = await world.secondAccount()
    await world.limit(2)
    const id = await world.withLeads(6, { accountIds: [world.account.id, second.id], steps: [hello, twoDaysLater] })
    world.workspace.advance('3h')

    await world.force(second.id, 'ban')
    world.workspace.advance('10d')

    const leads = await world.leadsOf(id)
    const held = leads.filter(({ status }) => status === 'paused')
    expect(held.map(({ accountId }) => accountId)).toEqual([second.id, second.id])
    expect(held[0]?.failure).toMatchObject({ code: 'account_restricted' })
    expect(leads.filter(({ status }) => status === 'completed')).toHaveLength(4)
    expect((await world.get(id)).status).toBe('active')
  })

  test('go on with the leads of a banned one once someone resumes them', async () => {
    const world = await sending()
    const second = await world.secondAccount()
    const id = await world.withLeads(2, { accountIds: [world.account.id, second.id], steps: [hello, twoDaysLater] })
    world.workspace.advance('1h')
    await world.force(second.id, 'ban')
    world.workspace.advance('3d')
    const held = (await world.leadsOf(id, { status: ['paused'] })).map(({ lead }) => lead.id)

    await world.bulk(id, { action: 'resume', leadIds: held })
    world.workspace.advance('1d')

    const after = (await world.leadsOf(id)).find(({ lead }) => held.includes(lead.id))
    expect(after).toMatchObject({ status: 'completed', accountId: world.account.id, failure: null })
  })

  test.each(['ban', 'disconnect'] as const)('pause the campaign when the last of them is lost: %s', async (event) => {
    const world = await sending()
    const id = await world.withLeads(2)

    await world.force(world.account.id, event)

    expect(await world.get(id)).toMatchObject({ status: 'paused', pauseReason: 'no_connected_account' })
  })

  test('leave their leads to others when they are retired', async () => {
    const world = await sending()
    const second = await world.secondAccount()
    const id = await world.withLeads(2, { accountIds: [world.account.id, second.id], steps: [hello, twoDaysLater] })
    world.workspace.advance('1h')

    await world.api.PATCH('/api/v1/accounts/{accountId}/phase', { ...at(second.id), body: { phase: 'retired' } })
    world.workspace.advance('3d')

    expect((await world.leadsOf(id)).map(({ status, accountId }) => [status, accountId])).toEqual([
      ['completed', world.account.id],
      ['completed', world.account.id],
    ])
  })
})

describe('the way time goes', () => {
  test('makes no difference: a day at once, or minute by minute', async () => {
    const run = async (steps: string[]) => {
      const world = await sending()
      await world.limit(12)
      const id = await world.withLeads(15, { delayBetweenMessages: { minSeconds: 45, maxSeconds: 180 } })
      for (const by of steps) world.workspace.advance(by)
      return { messages: await world.messages(), leads: await world.leadsOf(id), campaign: await world.get(id) }
    }

    const atOnce = await run(['1d'])
    const byMinutes = await run(Array.from({ length: 1440 }, () => '1m'))

    expect(atOnce.messages.length).toBeGreaterThan(10)
    expect(byMinutes).toEqual(atOnce)
  })
})
