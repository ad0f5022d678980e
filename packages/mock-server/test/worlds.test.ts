import { describe, expect, test } from 'vitest'
import { digest } from '../src/hash.ts'
import type { WorldProgress } from '../src/node/index.ts'
import { openScratch } from '../src/node/sqlite.ts'
import { playWorld } from '../src/seeds/index.ts'
import { setup } from './setup.ts'

/** What a workspace answers about all that it holds. */
async function answersOf({ api }: ReturnType<typeof setup>): Promise<string> {
  const query = { params: { query: { limit: 100 } } }
  const answers = await Promise.all([
    api.GET('/api/v1/accounts', query),
    api.GET('/api/v1/campaigns', query),
    api.GET('/api/v1/leads', query),
    api.GET('/api/v1/conversations', query),
    api.GET('/api/v1/credits/transactions', query),
    api.GET('/api/v1/orders', query),
    api.GET('/api/v1/warmup/status'),
  ])
  return JSON.stringify(answers.map(({ data }) => data))
}

describe('the world empty', () => {
  test('is what a workspace begins with when nothing else is said', async () => {
    const { api, control } = setup()

    const { data: reset } = await control.POST('/_mock/reset')

    expect(reset).toMatchObject({ seed: 0, world: 'empty', now: '2026-01-05T14:00:00.000Z' })
    expect((await api.GET('/api/v1/leads')).data?.data).toEqual([])
  })
})

describe('the world demo', () => {
  test('has accounts in production, in warmup and not registered', async () => {
    const { api } = setup({ world: 'demo' })

    const { data } = await api.GET('/api/v1/accounts', { params: { query: { sort: 'createdAt' } } })

    const wanted = [
      { phone: '+12025550101', displayName: 'Juniper Coffee', status: 'connected', phase: 'production' },
      { status: 'unregistered', phase: 'setup' },
      { phone: '+12025550102', displayName: 'Juniper Wholesale', status: 'connected', phase: 'warmup' },
    ]
    expect(data?.data).toMatchObject(wanted)
  })

  test('has a campaign that writes to 120 cafés, and a copy of it', async () => {
    const { api, workspace } = setup({ world: 'demo' })

    const { data } = await api.GET('/api/v1/campaigns', { params: { query: { sort: 'createdAt' } } })
    workspace.advance('1d')

    const { data: later } = await api.GET('/api/v1/campaigns', { params: { query: { sort: 'createdAt' } } })
    const [tasting, copy] = data?.data ?? []
    expect(tasting).toMatchObject({ name: 'Spring wholesale tasting', status: 'active', stats: { leadsTotal: 120 } })
    expect(copy).toMatchObject({ name: 'Spring wholesale tasting (copy)', status: 'draft' })
    expect(later?.data[0]?.stats.messagesSent).toBeGreaterThan(tasting?.stats.messagesSent ?? Number.NaN)
  })

  test('has an answer of Amara’s, and a message that is scheduled for her', async () => {
    const { api } = setup({ world: 'demo' })

    const { data } = await api.GET('/api/v1/conversations', { params: { query: { search: 'Amara Okafor' } } })

    const [amara] = data?.data ?? []
    expect(amara).toMatchObject({
      unreadCount: 1,
      lastMessage: { text: 'Yes please, could you send a sample?', direction: 'inbound' },
      tags: [{ name: 'Hot lead' }],
    })
    const path = { conversationId: amara?.id ?? '' }
    const scheduled = await api.GET('/api/v1/conversations/{conversationId}/scheduled-messages', { params: { path } })
    expect(scheduled.data?.data).toMatchObject([{ status: 'pending', sendAt: '2026-03-12T14:00:00.000Z' }])
  })

  test('has lists, agents, knowledge and orders', async () => {
    const { api } = setup({ world: 'demo' })

    const lists = await api.GET('/api/v1/lead-lists')
    const agents = await api.GET('/api/v1/agents')
    const sources = await api.GET('/api/v1/knowledge-base/sources')
    const orders = await api.GET('/api/v1/orders')

    const namesOf = (records: { name: string }[] = []) => records.map(({ name }) => name)
    expect(lists.data?.data.map(({ name, leadCount }) => [name, leadCount])).toEqual([
      ['Trade fair, March', 1],
      ['Cafés, East Coast', 120],
    ])
    expect(namesOf(agents.data?.data)).toEqual(['Night shift', 'Wholesale concierge'])
    expect(namesOf(sources.data?.data)).toEqual(['What is the smallest order?', 'Wholesale pages'])
    expect(orders.data?.data.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  })

  test('ends when the examples are', () => {
    expect(setup({ world: 'demo' }).workspace.now).toEqual(new Date('2026-03-10T15:00:00.000Z'))
  })

  test('ends when the server is told to begin, whole weeks later than it is written', async () => {
    const { api, workspace } = setup({ world: 'demo', now: new Date('2027-06-01T08:00:00.000Z') })

    const { data } = await api.GET('/api/v1/orders', { params: { query: {} } })

    expect(workspace.now).toEqual(new Date('2027-06-01T08:00:00.000Z'))
    expect(data?.data[0]?.createdAt).toBe('2027-05-17T11:00:00.000Z')
  })

  test('is the same for the same seed, to the byte', () => {
    const play = (seed: number) =>
      playWorld({ world: 'demo', seed, until: new Date('2026-03-10T15:00:00.000Z') }, { openScratch })
    const [one, same, other] = [play(1), play(1), play(2)].map(({ bytes }) => digest('', 26, bytes))

    expect(same).toBe(one)
    expect(other).not.toBe(one)
  })

  test('adds up', async () => {
    const { api } = setup({ world: 'demo' })

    const { data: balance } = await api.GET('/api/v1/credits/balance')
    const { data: lines } = await api.GET('/api/v1/credits/transactions', { params: { query: { limit: 100 } } })
    const { data: rest } = await api.GET('/api/v1/credits/transactions', {
      params: { query: { limit: 100, cursor: lines?.pagination.nextCursor ?? '' } },
    })

    const all = [...(lines?.data ?? []), ...(rest?.data ?? [])]
    expect(rest?.pagination.hasMore).toBe(false)
    expect(all.reduce((sum, { amount }) => sum + amount, 0)).toBe(balance?.balance)
  })

  test('has a campaign whose days sum up to its stats', async () => {
    const { api } = setup({ world: 'demo' })
    const { data: campaigns } = await api.GET('/api/v1/campaigns', { params: { query: { status: ['active'] } } })
    const [tasting] = campaigns?.data ?? []

    const { data } = await api.GET('/api/v1/campaigns/{campaignId}/stats/daily', {
      params: { path: { campaignId: tasting?.id ?? '' }, query: { from: '2026-03-03', to: '2026-03-10' } },
    })

    const sum = (name: 'sent' | 'delivered' | 'read' | 'failed' | 'creditsSpent') =>
      data?.data.reduce((total, day) => total + day[name], 0)
    expect(tasting?.stats).toMatchObject({
      messagesSent: sum('sent'),
      messagesDelivered: sum('delivered'),
      messagesRead: sum('read'),
      messagesFailed: sum('failed'),
      creditsSpent: sum('creditsSpent'),
    })
  })

  test('goes on with a running clock at the machine’s time', async () => {
    const before = Date.now()

    const { workspace, api } = setup({ world: 'demo', clock: 'running' })

    expect(workspace.now.getTime()).toBeGreaterThanOrEqual(before)
    expect(workspace.now.getTime()).toBeLessThanOrEqual(Date.now())
    expect((await api.GET('/api/v1/lead-lists')).data?.data).toHaveLength(2)
  })
})

describe('workspace.reset', () => {
  test('goes back to the world that the workspace began with', async () => {
    const world = setup({ world: 'demo' })
    const before = await answersOf(world)
    await world.provision('+12025550105')
    world.workspace.advance('3d')

    const { data } = await world.control.POST('/_mock/reset')

    expect(data).toMatchObject({ seed: 0, world: 'demo', now: '2026-03-10T15:00:00.000Z' })
    expect(await answersOf(world)).toBe(before)
  })

  test('begins with another world when one is named, and then with the usual one', async () => {
    const { api, control } = setup()

    const { data: named } = await control.POST('/_mock/reset', { body: { world: 'demo', seed: 7 } })
    const { data: leads } = await api.GET('/api/v1/leads')
    const { data: plain } = await control.POST('/_mock/reset', { body: {} })

    expect(named).toMatchObject({ world: 'demo', seed: 7 })
    expect(leads?.data).toHaveLength(25)
    expect(plain).toMatchObject({ world: 'empty', seed: 0, now: '2026-01-05T14:00:00.000Z' })
    expect((await api.GET('/api/v1/leads')).data?.data).toEqual([])
  })

  test('does so in process', () => {
    const { workspace } = setup()

    workspace.reset({ world: 'demo', seed: 7 })

    expect(workspace.now).toEqual(new Date('2026-03-10T15:00:00.000Z'))
    expect(workspace.events('campaign.started')).toHaveLength(1)
  })

  test('keeps the snapshots of a workspace, and forgets its requests', async () => {
    const { api, control, workspace } = setup({ world: 'demo' })
    workspace.snapshot('before')
    await api.GET('/api/v1/leads')

    workspace.reset()

    expect((await control.GET('/_mock/snapshots')).data?.data).toMatchObject([{ name: 'before' }])
    expect((await control.GET('/_mock/requests')).data?.data).toEqual([])
  })

  test('refuses a world that there is none of', async () => {
    const { control } = setup()

    const { error } = await control.POST('/_mock/reset', { body: { world: 'huge' as 'demo' } })

    expect(error).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '/world' }] })
  })
})

describe('workspaces that begin with one world', () => {
  test('hold the same, under an id of their own', async () => {
    const { mock, workspace } = setup({ world: 'demo' })
    const other = mock.workspace('rl_test_2')

    expect(JSON.stringify(other.events())).toBe(JSON.stringify(workspace.events()))
    expect((await other.control.workspace.reset()).workspaceId).toBe(other.id)
    expect(other.id).not.toBe(workspace.id)
  })

  test('share nothing', async () => {
    const world = setup({ world: 'demo' })
    const other = world.mock.workspace('rl_test_2')
    const before = other.events().length

    await world.provision('+12025550105')
    world.workspace.advance('2d')

    expect(world.workspace.events().length).toBeGreaterThan(before)
    expect(other.events()).toHaveLength(before)
  })

  test('tell nobody what happened before they began', () => {
    const { workspace } = setup()
    const heard: unknown[] = []
    workspace.on('message.sent', (event) => heard.push(event))

    workspace.reset({ world: 'demo' })

    expect(heard).toEqual([])
  })
})

describe('the world busy', () => {
  test('has thousands of leads and weeks of history, and tells how far its playing has come', {
    timeout: 120_000,
  }, async () => {
    const end = new Date('2026-03-10T15:00:00.000Z')
    const progress: WorldProgress[] = []
    const { api } = setup({ world: 'busy', onWorldProgress: (step) => progress.push(step) })

    const campaigns = await api.GET('/api/v1/campaigns', { params: { query: { sort: 'createdAt' } } })
    const accounts = await api.GET('/api/v1/accounts', { params: { query: { limit: 100 } } })
    const lists = await api.GET('/api/v1/lead-lists')
    const orders = await api.GET('/api/v1/orders')

    expect(progress.at(-1)).toEqual({ world: 'busy', now: end, until: end })
    expect(campaigns.data?.data.map(({ status }) => status)).toEqual([
      'completed',
      'active',
      'active',
      'paused',
      'draft',
    ])
    expect(campaigns.data?.data.reduce((sum, { stats }) => sum + stats.messagesSent, 0)).toBeGreaterThan(4000)
    expect(lists.data?.data.reduce((sum, { leadCount }) => sum + leadCount, 0)).toBe(3000)
    expect(accounts.data?.data).toHaveLength(7)
    expect(accounts.data?.data.filter(({ status }) => status === 'banned')).toHaveLength(1)
    expect(accounts.data?.data.filter(({ paused }) => paused)).toHaveLength(1)
    expect(new Set(orders.data?.data.map(({ status }) => status))).toEqual(
      new Set(['fulfilled', 'refunded', 'failed', 'processing']),
    )
  })
})
