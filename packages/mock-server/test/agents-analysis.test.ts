import { describe, expect, test } from 'vitest'
import type { components } from '../generated/openapi/schema.ts'
import { made, ofAgent, setupKnowledge } from './knowledge-base/world.ts'

type World = ReturnType<typeof setupKnowledge>

const competitorUrls = ['https://millstreet.example', 'https://www.north-pier.example']
const run = ({ api }: World, agentId: string, body: Partial<components['schemas']['CompetitorAnalysisRun']> = {}) =>
  api.POST('/api/v1/agents/{agentId}/competitor-analysis', { ...ofAgent(agentId), body: { competitorUrls, ...body } })
const get = async ({ api }: World, agentId: string) =>
  made(await api.GET('/api/v1/agents/{agentId}/competitor-analysis', ofAgent(agentId)))
const balance = async ({ api }: World) => made(await api.GET('/api/v1/credits/balance')).balance

describe('agents.runCompetitorAnalysis', () => {
  test('is queued and charged, then runs, then has a result', async () => {
    const world = setupKnowledge()
    const { id } = await world.createAgent()

    const { data, response } = await run(world, id, { market: 'Coffee', language: 'en-US' })
    const charged = await balance(world)
    world.workspace.advance('1m')
    const running = await get(world, id)
    world.workspace.advance('3m')
    const completed = await get(world, id)

    expect(response.status).toBe(202)
    expect(data).toEqual({
      id: expect.stringMatching(/^cpa_/),
      agentId: id,
      status: 'queued',
      input: { websiteUrl: null, competitorUrls, market: 'Coffee', language: 'en-US' },
      result: null,
      error: null,
      creditsCharged: 25,
      startedAt: '2026-01-05T14:00:00.000Z',
      completedAt: null,
    })
    expect(charged).toBe(975)
    expect(running).toEqual({ ...data, status: 'running' })
    expect(completed).toMatchObject({
      status: 'completed',
      completedAt: '2026-01-05T14:04:00.000Z',
      creditsCharged: 25,
    })
    expect(completed.result?.competitors.map(({ name, url }) => [name, url])).toEqual([
      ['Millstreet', competitorUrls[0]],
      ['North pier', competitorUrls[1]],
    ])
  })

  test('writes the charge into the ledger', async () => {
    const world = setupKnowledge()
    const { id } = await world.createAgent()

    const { data } = await run(world, id)

    const lines = await world.api.GET('/api/v1/credits/transactions', {
      params: { query: { sourceId: String(data?.id) } },
    })
    expect(lines.data?.data).toMatchObject([
      { type: 'usage', amount: -25, source: { type: 'competitor_analysis', id: data?.id } },
    ])
  })

  test('compares with the website of the agent’s company when none is given', async () => {
    const world = setupKnowledge()
    const { id } = await world.createAgent({ companyInfo: { website: 'https://juniper.example' } })

    const { data } = await run(world, id)

    expect(data?.input).toMatchObject({ websiteUrl: 'https://juniper.example', market: null, language: null })
  })

  test('fails where a page cannot be read, gives the credits back, and keeps the result before', async () => {
    const world = setupKnowledge()
    const { id } = await world.createAgent({ mode: 'off' })
    await run(world, id)
    world.workspace.advance('4m')
    const { result } = await get(world, id)

    await run(world, id, { competitorUrls: ['https://harbor.example/fail'] })
    const during = await get(world, id)
    world.workspace.advance('4m')
    const failed = await get(world, id)

    expect(during).toMatchObject({ status: 'queued', result, completedAt: null })
    expect(failed).toMatchObject({
      status: 'failed',
      result,
      creditsCharged: 0,
      error: { code: 'no_content', message: 'https://harbor.example/fail shows no text that could be read.' },
      completedAt: '2026-01-05T14:08:00.000Z',
    })
    expect(await balance(world)).toBe(975)
  })

  test('goes on only once at a time', async () => {
    const world = setupKnowledge()
    const { id } = await world.createAgent()
    const other = await world.createAgent()
    await run(world, id)

    const queued = await run(world, id)
    world.workspace.advance('1m')
    const running = await run(world, id)
    const elsewhere = await run(world, other.id)

    expect(queued.error).toMatchObject({ status: 409, code: 'analysis_running' })
    expect(running.error?.detail).toContain('is running')
    expect(elsewhere.response.status).toBe(202)
  })

  test('names every address that cannot be read', async () => {
    const world = setupKnowledge()
    const { id } = await world.createAgent()

    const { error } = await run(world, id, {
      websiteUrl: 'http://127.0.0.1/',
      competitorUrls: ['https://millstreet.example', 'https://unreachable.example'],
    })

    expect(error).toMatchObject({
      status: 422,
      code: 'address_blocked',
      errors: [
        { pointer: '/websiteUrl', code: 'address_blocked' },
        { pointer: '/competitorUrls/1', code: 'address_unreachable' },
      ],
    })
    expect(await balance(world)).toBe(1000)
  })

  test('refuses an address that does not answer', async () => {
    const world = setupKnowledge()
    const { id } = await world.createAgent()

    const { error } = await run(world, id, { competitorUrls: ['https://gone.example'] })

    expect(error).toMatchObject({ code: 'address_unreachable', errors: [{ pointer: '/competitorUrls/0' }] })
  })

  test('needs credits', async () => {
    const world = setupKnowledge()
    const agents = await Promise.all(Array.from({ length: 41 }, () => world.createAgent()))
    await Promise.all(agents.slice(1).map(({ id }) => run(world, id)))

    const { error } = await run(world, String(agents[0]?.id))

    expect(error).toMatchObject({ status: 402, code: 'insufficient_credits' })
    expect(await get(world, String(agents[0]?.id))).toMatchObject({ status: 'not_started' })
  })

  test('is charged once for one idempotency key', async () => {
    const world = setupKnowledge()
    const { id } = await world.createAgent()
    const once = () =>
      world.api.POST('/api/v1/agents/{agentId}/competitor-analysis', {
        params: { path: { agentId: id }, header: { 'Idempotency-Key': 'once' } },
        body: { competitorUrls },
      })

    const first = await once()
    const again = await once()

    expect(again.data).toEqual(first.data)
    expect(await balance(world)).toBe(975)
  })
})

describe('agents.getCompetitorAnalysis', () => {
  test('has not started before any run', async () => {
    const world = setupKnowledge()
    const { id } = await world.createAgent()

    expect(await get(world, id)).toEqual({
      id: null,
      agentId: id,
      status: 'not_started',
      input: null,
      result: null,
      error: null,
      creditsCharged: 0,
      startedAt: null,
      completedAt: null,
    })
  })

  test.each(['GET', 'POST'] as const)('knows no agent that does not exist (%s)', async (method) => {
    const { api } = setupKnowledge()

    const { error } = await api.request(method.toLowerCase() as 'get', '/api/v1/agents/{agentId}/competitor-analysis', {
      ...ofAgent('agt_none'),
      ...(method === 'POST' && { body: { competitorUrls } }),
    } as never)

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('finds the same in every workspace of the same seed', async () => {
    const find = async () => {
      const world = setupKnowledge()
      const { id } = await world.createAgent()
      await run(world, id)
      world.workspace.advance('1h')
      return (await get(world, id)).result
    }

    expect(await find()).toEqual(await find())
  })
})
