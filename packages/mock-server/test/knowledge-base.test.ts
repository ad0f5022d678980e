import { describe, expect, test } from 'vitest'
import { made, ofAgent, ofSource, setupKnowledge } from './knowledge-base/world.ts'

type World = ReturnType<typeof setupKnowledge>

const page = 'https://juniper.example/wholesale'

describe('knowledgeBase.createSource', () => {
  test('makes a source that waits, is read, and is then ready', async () => {
    const { createSource, sources, workspace } = setupKnowledge()

    const { data, response } = await createSource({ type: 'faq', question: 'Smallest order?', answer: 'Five kilos.' })
    workspace.advance('2s')
    const [reading] = await sources()
    workspace.advance('8s')
    const [ready] = await sources()

    expect(response.headers.get('location')).toBe(`/api/v1/knowledge-base/sources/${data?.id}`)
    expect(data).toMatchObject({
      type: 'faq',
      name: 'Smallest order?',
      status: 'pending',
      chunkCount: 0,
      sizeBytes: 0,
      lastIngestedAt: null,
      createdAt: '2026-01-05T14:00:00.000Z',
    })
    expect(reading).toMatchObject({ status: 'processing', ingestCount: 0 })
    expect(ready).toMatchObject({
      status: 'ready',
      chunkCount: 1,
      charCount: 27,
      sizeBytes: 27,
      ingestCount: 1,
      lastIngestedAt: '2026-01-05T14:00:10.000Z',
    })
  })

  test('is read as long as it has pages, and says the same of the same address', async () => {
    const { createSource, sources, workspace, chunksOf } = setupKnowledge()
    const { id } = made(await createSource({ type: 'url', url: page, urls: [`${page}/delivery`] }))

    workspace.advance('19s')
    const [reading] = await sources()
    workspace.advance('1s')

    const { data } = await chunksOf(id)
    expect(reading?.status).toBe('processing')
    expect(data.map(({ heading, url }) => [heading, url])).toEqual([
      ['Wholesale', page],
      ['Prices of wholesale', page],
      ['Questions about wholesale', page],
      ['Delivery', `${page}/delivery`],
      ['Prices of delivery', `${page}/delivery`],
      ['Questions about delivery', `${page}/delivery`],
    ])
  })

  test('gives the source to the agents that it names', async () => {
    const { createAgent, createFaq, getAgent } = setupKnowledge()
    const agent = await createAgent()

    const source = await createFaq('Smallest order?', 'Five kilos.', [agent.id])

    expect(source.agentIds).toEqual([agent.id])
    expect((await getAgent(agent.id)).knowledgeSourceIds).toEqual([source.id])
  })

  test('is called what it is told to, or else by its title or address', async () => {
    const { createSource } = setupKnowledge()
    const longUrl = `https://juniper.example/${'a'.repeat(1500)}`

    const titled = made(await createSource({ type: 'text', title: 'Holidays', text: 'No delivery.' }))
    const named = made(await createSource({ type: 'text', title: 'Holidays', text: 'No delivery.', name: 'Closed' }))
    const addressed = made(await createSource({ type: 'url', url: longUrl }))

    expect([titled.name, named.name, addressed.name]).toEqual(['Holidays', 'Closed', longUrl.slice(0, 1000)])
  })

  test.each([
    ['http://127.0.0.1/wholesale', 'address_blocked', 'must be a public address'],
    ['http://10.1.2.3', 'address_blocked', 'must be a public address'],
    ['http://2130706433/', 'address_blocked', 'must be a public address'],
    ['http://[::1]/', 'address_blocked', 'must be a public address'],
    ['https://localhost/', 'address_blocked', 'must be a public address'],
    ['https://user:secret@juniper.example/', 'address_blocked', 'must be a public address'],
    ['ftp://juniper.example/list', 'address_blocked', 'must be a public address'],
    ['https://closed.example/page', 'address_blocked', 'is blocked by the robots.txt of its site'],
    ['https://unreachable.example/', 'address_unreachable', 'does not answer'],
    ['https://gone.example', 'address_unreachable', 'does not answer'],
  ])('refuses the address %s', async (url, code, message) => {
    const { createSource, sources } = setupKnowledge()

    const { error } = await createSource({ type: 'url', url })

    expect(error).toMatchObject({ status: 422, code, errors: [{ pointer: '/url', code, message }] })
    expect(await sources()).toEqual([])
  })

  test.each([
    [{ url: 'https://juniper.example/fail' }, 'address_unreachable'],
    [{ url: page, urls: ['https://juniper.example/Failing/page'] }, 'address_unreachable'],
    [{ url: page, urls: ['https://unreachable.example/'] }, 'address_unreachable'],
    [{ url: page, urls: ['http://192.168.0.1/'] }, 'address_blocked'],
  ])('ends %o as failed and says why', async (pages, code) => {
    const { read } = setupKnowledge()

    const { source, chunks } = await read({ type: 'url', ...pages })

    expect(source).toMatchObject({ status: 'failed', error: { code }, ingestCount: 0, lastIngestedAt: null })
    expect(chunks).toEqual([])
  })

  test('ends a text of nothing but space as failed', async () => {
    const { read } = setupKnowledge()

    const { source } = await read({ type: 'text', title: 'Empty', text: ' \n ' })

    expect(source).toMatchObject({ status: 'failed', error: { code: 'no_text', message: 'Empty holds no text.' } })
  })

  test.each([page, `${page}#prices`, 'https://JUNIPER.example/wholesale'])(
    'refuses %s when it is a source',
    async (url) => {
      const { createSource } = setupKnowledge()
      const { id } = made(await createSource({ type: 'url', url: page }))

      const { error } = await createSource({ type: 'url', url })

      expect(error).toMatchObject({ status: 409, code: 'source_taken', errors: [{ pointer: '/url' }] })
      expect(error?.detail).toContain(id)
    },
  )

  test('names each agent that does not exist', async () => {
    const { createAgent, createSource } = setupKnowledge()
    const { id } = await createAgent()

    const { error } = await createSource({ type: 'text', title: 'T', text: 'Text', agentIds: ['agt_a', id, 'agt_b'] })

    expect(error).toMatchObject({
      status: 422,
      code: 'unknown_reference',
      errors: [{ pointer: '/agentIds/0' }, { pointer: '/agentIds/2' }],
    })
  })

  test('takes at most 100 sources', async () => {
    const { createSource } = setupKnowledge()
    const create = (_: unknown, at: number) => createSource({ type: 'text', title: `Text ${at}`, text: 'Text' })
    await Promise.all(Array.from({ length: 100 }, create))

    const { error } = await create(undefined, 101)

    expect(error).toMatchObject({
      status: 422,
      code: 'knowledge_limit_reached',
      detail: 'The workspace has 100 sources, the most it may have. Delete sources that are not needed.',
    })
  })

  test('makes one source for one idempotency key', async () => {
    const { api, sources } = setupKnowledge()
    const create = () =>
      api.POST('/api/v1/knowledge-base/sources', {
        body: { type: 'url', url: page },
        params: { header: { 'Idempotency-Key': 'once' } },
      })

    const first = await create()
    const again = await create()

    expect(again.data).toEqual(first.data)
    expect(again.response.headers.get('idempotency-replayed')).toBe('true')
    expect(await sources()).toHaveLength(1)
  })
})

describe('knowledgeBase.listSources', () => {
  test('filters by status, type and agent, and searches names and addresses, newest first', async () => {
    const { api, createAgent, createFaq, createSource, workspace } = setupKnowledge()
    const agent = await createAgent()
    const site = made(await createSource({ type: 'url', url: page, name: 'Prices' }))
    const broken = made(await createSource({ type: 'url', url: 'https://juniper.example/fail' }))
    workspace.advance('1m')
    const faq = await createFaq('Smallest order?', 'Five kilos.', [agent.id])
    const list = async (query: object) =>
      made(await api.GET('/api/v1/knowledge-base/sources', { params: { query } })).data.map(({ id }) => id)

    expect(await list({})).toEqual([faq.id, broken.id, site.id])
    expect(await list({ status: ['ready', 'pending'] })).toEqual([faq.id, site.id])
    expect(await list({ type: 'faq' })).toEqual([faq.id])
    expect(await list({ agentId: agent.id })).toEqual([faq.id])
    expect(await list({ agentId: 'agt_none' })).toEqual([])
    expect(await list({ search: 'WHOLESALE' })).toEqual([site.id])
    expect(await list({ search: 'smallest', type: 'url' })).toEqual([])
  })

  test('goes on where a page ended', async () => {
    const { api, createFaq } = setupKnowledge()
    const first = await createFaq('One?', 'Yes.')
    const second = await createFaq('Two?', 'Yes.')
    const list = (query: { limit?: number; cursor?: string }) =>
      api.GET('/api/v1/knowledge-base/sources', { params: { query } })

    const newest = made(await list({ limit: 1 }))
    const oldest = made(await list({ limit: 1, cursor: String(newest.pagination.nextCursor) }))
    const { error } = await list({ cursor: 'elsewhere' })

    expect(newest.data.map(({ id }) => id)).toEqual([second.id])
    expect(oldest).toMatchObject({ data: [{ id: first.id }], pagination: { hasMore: false, nextCursor: null } })
    expect(error).toMatchObject({ status: 400, code: 'invalid_cursor' })
  })
})

describe('knowledgeBase.listChunks', () => {
  const text = `${'First paragraph about coffee. '.repeat(40)}\n\n${'Second one about tea. '.repeat(40)}`

  test('lists the pieces in the order of the source, each under its heading', async () => {
    const { read } = setupKnowledge()

    const { source, chunks } = await read({ type: 'text', title: 'Drinks', text })

    expect(source?.chunkCount).toBe(chunks.length)
    expect(source?.charCount).toBe(chunks.reduce((sum, chunk) => sum + chunk.text.length, 0))
    expect(chunks.map(({ index }) => index)).toEqual([0, 1, 2, 3])
    expect(chunks[0]).toMatchObject({ heading: 'Drinks', url: null, sourceId: source?.id })
    expect(chunks[0]?.tokenCount).toBe(Math.ceil(Number(chunks[0]?.text.length) / 4))
  })

  test('searches text and heading, and goes on where a page ended', async () => {
    const { read, chunksOf } = setupKnowledge()
    const { source, chunks } = await read({ type: 'text', title: 'Drinks', text })
    const id = String(source?.id)

    const tea = await chunksOf(id, { search: 'TEA' })
    const headed = await chunksOf(id, { search: 'drinks' })
    const first = await chunksOf(id, { limit: 2 })
    const second = await chunksOf(id, { limit: 2, cursor: String(first.pagination.nextCursor) })

    expect(tea.data.map(({ index }) => index)).toEqual([2, 3])
    expect(headed.data).toHaveLength(4)
    expect([...first.data, ...second.data]).toEqual(chunks)
  })

  test('has none before the source was read, and no source that does not exist', async () => {
    const { api, createFaq, chunksOf } = setupKnowledge()
    const { id } = await createFaq('Smallest order?', 'Five kilos.')

    const { data } = await chunksOf(id)
    const { error } = await api.GET('/api/v1/knowledge-base/sources/{sourceId}/chunks', ofSource('kbs_none'))

    expect(data).toEqual([])
    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('refuses a cursor of another source', async () => {
    const { api, read, createFaq, chunksOf } = setupKnowledge()
    const { source } = await read({ type: 'text', title: 'Drinks', text })
    const { pagination } = await chunksOf(String(source?.id), { limit: 1 })
    const other = await createFaq('Smallest order?', 'Five kilos.')

    const { error } = await api.GET('/api/v1/knowledge-base/sources/{sourceId}/chunks', {
      params: { path: { sourceId: other.id }, query: { limit: 1, cursor: String(pagination.nextCursor) } },
    })

    expect(error).toMatchObject({ status: 400, code: 'invalid_cursor' })
  })
})

describe('knowledgeBase.reingestSource', () => {
  test('reads again while the old chunks serve, and makes new ones', async () => {
    const { api, read, sources, chunksOf, workspace } = setupKnowledge()
    const { source, chunks } = await read({ type: 'url', url: page })
    const id = String(source?.id)

    const { data, response } = await api.POST('/api/v1/knowledge-base/sources/{sourceId}/reingest', ofSource(id))
    const during = await chunksOf(id)
    workspace.advance('10s')
    const after = await chunksOf(id)

    expect(response.status).toBe(202)
    expect(data).toMatchObject({ status: 'pending', chunkCount: 3, ingestCount: 1 })
    expect(during.data).toEqual(chunks)
    expect(after.data.map(({ text }) => text)).toEqual(chunks.map(({ text }) => text))
    expect(after.data[0]?.id).not.toBe(chunks[0]?.id)
    expect((await sources())[0]).toMatchObject({ status: 'ready', chunkCount: 3, ingestCount: 2 })
  })

  test('tries a source again that failed', async () => {
    const { api, read, sources, workspace } = setupKnowledge()
    const { source } = await read({ type: 'url', url: 'https://juniper.example/fail' })

    const { data } = await api.POST('/api/v1/knowledge-base/sources/{sourceId}/reingest', ofSource(String(source?.id)))
    workspace.advance('10s')

    expect(data).toMatchObject({ status: 'pending', error: null })
    expect((await sources())[0]).toMatchObject({ status: 'failed', ingestCount: 0 })
  })

  test.each(['1s', '5s'])('refuses a source that is being read, as after %s', async (time) => {
    const { api, createFaq, workspace } = setupKnowledge()
    const { id } = await createFaq('Smallest order?', 'Five kilos.')
    workspace.advance(time)

    const { error } = await api.POST('/api/v1/knowledge-base/sources/{sourceId}/reingest', ofSource(id))

    expect(error).toMatchObject({ status: 409, code: 'ingestion_running' })
  })

  test('cannot read a file again 90 days after it was sent', async () => {
    const { api, upload, workspace } = setupKnowledge()
    const { body } = await upload(new File(['Prices'], 'prices.txt'))
    workspace.advance('89d')
    const inTime = await api.POST('/api/v1/knowledge-base/sources/{sourceId}/reingest', ofSource(body.id))
    workspace.advance('1d')

    const { error } = await api.POST('/api/v1/knowledge-base/sources/{sourceId}/reingest', ofSource(body.id))

    expect(inTime.response.status).toBe(202)
    expect(error).toMatchObject({ status: 422, code: 'reingestion_impossible' })
  })
})

describe('knowledgeBase.deleteSource', () => {
  test('takes the source from its agents, with its chunks, and gives up its ingestion', async () => {
    const { api, createAgent, createFaq, getAgent, sources, workspace } = setupKnowledge()
    const agent = await createAgent()
    const { id } = await createFaq('Smallest order?', 'Five kilos.', [agent.id])

    const { response } = await api.DELETE('/api/v1/knowledge-base/sources/{sourceId}', ofSource(id))
    workspace.advance('1m')
    const again = await api.DELETE('/api/v1/knowledge-base/sources/{sourceId}', ofSource(id))

    expect(response.status).toBe(204)
    expect(await sources()).toEqual([])
    expect((await getAgent(agent.id)).knowledgeSourceIds).toEqual([])
    expect(again.error).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('makes the next answers do without it', async () => {
    const { api, createAgent, createFaq, workspace } = setupKnowledge()
    const agent = await createAgent()
    const { id } = await createFaq('Smallest order?', 'Five kilos.', [agent.id])
    workspace.advance('1m')
    await api.DELETE('/api/v1/knowledge-base/sources/{sourceId}', ofSource(id))

    const { data } = await api.POST('/api/v1/agents/{agentId}/test', {
      ...ofAgent(agent.id),
      body: { message: 'Smallest order?' },
    })

    expect(data?.sources).toEqual([])
  })
})

describe('knowledgeBase.discoverLinks', () => {
  const discover = (world: World, url: string, limits: object = {}) =>
    world.api.POST('/api/v1/knowledge-base/discover-links', {
      body: { url, maxLinks: 50, maxDepth: 1, includeSitemap: true, ...limits },
    })

  test('finds the pages of the same site, and knows which are in a source', async () => {
    const world = setupKnowledge()
    await world.createSource({ type: 'url', url: 'https://juniper.example/', urls: [`${page}/delivery`] })

    const { data } = await discover(world, page)

    expect(data?.links).toEqual([
      { url: page, title: 'Wholesale', depth: 0, alreadyIngested: false },
      { url: 'https://juniper.example/', title: 'Juniper', depth: 1, alreadyIngested: true },
      { url: 'https://juniper.example/about', title: 'About', depth: 1, alreadyIngested: false },
      { url: 'https://juniper.example/contact', title: 'Contact', depth: 1, alreadyIngested: false },
      { url: `${page}/delivery`, title: 'Delivery', depth: 1, alreadyIngested: true },
      { url: `${page}/prices`, title: 'Prices', depth: 1, alreadyIngested: false },
      { url: `${page}/training`, title: 'Training', depth: 1, alreadyIngested: false },
    ])
    expect(data?.truncated).toBe(false)
    expect(await world.sources()).toHaveLength(1)
  })

  test.each([
    [{ maxDepth: 3, maxLinks: 500, includeSitemap: false }, 40, false],
    [{ maxDepth: 2, maxLinks: 16 }, 16, false],
    [{ maxDepth: 2, maxLinks: 15 }, 15, true],
  ])('goes as far as %o', async (limits, count, truncated) => {
    const { data } = await discover(setupKnowledge(), page, limits)

    expect(data?.links).toHaveLength(count)
    expect(data?.truncated).toBe(truncated)
    expect(new Set(data?.links.map(({ url }) => url)).size).toBe(count)
  })

  test.each([
    ['http://localhost:8080/', 'address_blocked'],
    ['https://closed.example/', 'address_blocked'],
    ['https://unreachable.example/', 'address_unreachable'],
    ['https://juniper.example/fail', 'address_unreachable'],
  ])('refuses %s', async (url, code) => {
    const { error } = await discover(setupKnowledge(), url)

    expect(error).toMatchObject({ status: 422, code, errors: [{ pointer: '/url', code }] })
  })
})

describe('a reset of the workspace', () => {
  test('forgets sources, chunks and the words that are found in them', async () => {
    const { api, createAgent, createFaq, read, sources, workspace } = setupKnowledge()
    await read({ type: 'faq', question: 'Smallest order?', answer: 'Five kilos.' })

    workspace.reset()
    const agent = await createAgent()
    const { id } = await createFaq('Largest order?', 'A ton.', [agent.id])
    workspace.advance('1m')

    const body = { message: 'Smallest or largest order?' }
    const { data } = await api.POST('/api/v1/agents/{agentId}/test', { ...ofAgent(agent.id), body })
    expect(await sources()).toHaveLength(1)
    expect(data?.sources.map(({ sourceId }) => sourceId)).toEqual([id])
  })
})

describe('knowledgeBase.getStats', () => {
  test('counts all sources, or those of one agent', async () => {
    const { api, createAgent, createFaq, createSource, workspace } = setupKnowledge()
    const agent = await createAgent()
    await createFaq('Smallest order?', 'Five kilos.', [agent.id])
    await createSource({ type: 'url', url: 'https://juniper.example/fail' })
    workspace.advance('1m')
    await createFaq('Largest order?', 'A ton.')
    const stats = async (query: object) => made(await api.GET('/api/v1/knowledge-base/stats', { params: { query } }))

    expect(await stats({})).toEqual({
      sources: { total: 3, ready: 1, processing: 1, failed: 1 },
      chunks: 1,
      characters: 27,
      storageBytes: 27,
      limits: { maxSources: 100, maxStorageBytes: 104_857_600 },
      lastIngestedAt: '2026-01-05T14:00:10.000Z',
    })
    expect(await stats({ agentId: agent.id })).toMatchObject({ sources: { total: 1, ready: 1 }, chunks: 1 })
  })

  test('knows no agent that does not exist', async () => {
    const { api } = setupKnowledge()

    const { error } = await api.GET('/api/v1/knowledge-base/stats', { params: { query: { agentId: 'agt_none' } } })

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})
