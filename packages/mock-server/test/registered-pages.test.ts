import { describe, expect, test } from 'vitest'
import { ofSource, setupKnowledge } from './knowledge-base/world.ts'

const site = 'https://juniper.example'
const page = `${site}/wholesale`

/** A world with short ways to register pages and to look for links. */
function setupPages() {
  const world = setupKnowledge()
  const { api, steer } = world
  const discover = (url: string, limits: { maxDepth?: number; includeSitemap?: boolean } = {}) =>
    api.POST('/api/v1/knowledge-base/discover-links', {
      body: { url, maxLinks: 50, maxDepth: 1, includeSitemap: true, ...limits },
    })
  const found = async (...asked: Parameters<typeof discover>) =>
    (await discover(...asked)).data?.links.map(({ url, title, depth }) => [url, title, depth])
  return { ...world, pages: steer.pages, discover, found }
}

describe('pages.register', () => {
  test('says what a source is made of', async () => {
    const { pages, read } = setupPages()
    const text = 'We roast on Mondays.\n\n## Prices\n\nTen kilos are 180 dollars.'
    await pages.register({ url: page, title: 'Wholesale', text })

    const { source, chunks } = await read({ type: 'url', url: page })

    expect(source).toMatchObject({ status: 'ready', chunkCount: 2, sizeBytes: text.length })
    expect(chunks).toMatchObject([
      { heading: 'Wholesale', text: 'We roast on Mondays.', url: page },
      { heading: 'Prices', text: 'Ten kilos are 180 dollars.', url: page },
    ])
  })

  test('changes what the source says when it is ingested again, and not before', async () => {
    const { api, chunksOf, pages, read, workspace } = setupPages()
    await pages.register({ url: page, text: 'We roast on Mondays.' })
    const { source } = await read({ type: 'url', url: page })
    const id = String(source?.id)
    const texts = async () => (await chunksOf(id)).data.map(({ text }) => text)

    await pages.register({ url: page, text: 'We roast on Fridays.' })
    const before = await texts()
    await api.POST('/api/v1/knowledge-base/sources/{sourceId}/reingest', ofSource(id))
    workspace.advance('1h')

    expect([before, await texts()]).toEqual([['We roast on Mondays.'], ['We roast on Fridays.']])
  })

  test('counts when the page is read, which may be after the source was made', async () => {
    const { createSource, pages, sources, workspace } = setupPages()
    await pages.register({ url: page, text: 'We roast on Mondays.' })
    await createSource({ type: 'url', url: page })

    await pages.register({ url: page, status: 500 })
    workspace.advance('1h')

    expect(await sources()).toMatchObject([
      {
        status: 'failed',
        error: { code: 'address_unreachable', message: `${page} answered with the status 500.` },
      },
    ])
  })

  test('puts a page in the place of the one before, however its address is written', async () => {
    const { pages } = setupPages()

    const first = await pages.register({ url: page, title: 'Wholesale' })
    const second = await pages.register({ url: 'https://JUNIPER.example/wholesale#prices', title: 'Prices' })

    expect(second.id).toBe(first.id)
    expect((await pages.list()).data).toMatchObject([{ id: first.id, title: 'Prices', text: null }])
  })

  test('describes a whole host: what is not registered is not found there', async () => {
    const { discover, pages, read } = setupPages()
    await pages.register({ url: page, text: 'We roast on Mondays.' })

    const elsewhere = await read({ type: 'url', url: `${site}/delivery` })
    const discovery = await discover(`${site}/delivery`)

    expect(elsewhere.source?.error).toEqual({
      code: 'address_unreachable',
      message: `${site}/delivery answered with the status 404.`,
    })
    expect(discovery.error).toMatchObject({
      status: 422,
      code: 'address_unreachable',
      errors: [{ pointer: '/url', message: 'answered with the status 404' }],
    })
  })

  test('leaves other hosts as they are', async () => {
    const { found, pages, read } = setupPages()
    await pages.register({ url: page })

    const { chunks } = await read({ type: 'url', url: 'https://mill.example/prices' })

    expect(chunks.map(({ heading }) => heading)).toEqual(['Prices', 'Prices of prices', 'Questions about prices'])
    expect(await found('https://mill.example/')).toHaveLength(6)
  })

  test('overrules what the names of hosts and paths mean', async () => {
    const { pages, read } = setupPages()
    const url = 'https://closed.example/fail'
    await pages.register({ url, text: 'Open after all.' })

    const { chunks } = await read({ type: 'url', url })

    expect(chunks.map(({ text }) => text)).toEqual(['Open after all.'])
  })

  test('never opens an address with a name and a password', async () => {
    const { createSource, pages } = setupPages()
    await pages.register({ url: page, text: 'We roast on Mondays.' })

    const { error } = await createSource({ type: 'url', url: 'https://user:secret@juniper.example/wholesale' })

    expect(error).toMatchObject({ code: 'address_blocked', errors: [{ message: 'must be a public address' }] })
  })

  test('of a page that robots.txt closes keeps it from becoming a source, and from being discovered', async () => {
    const { createSource, discover, pages, read } = setupPages()
    await pages.register({ url: page, text: 'We roast on Mondays.' })
    await pages.register({ url: `${site}/intern`, text: 'Secret.', blockedByRobots: true })

    const creation = await createSource({ type: 'url', url: `${site}/intern` })
    const discovery = await discover(`${site}/intern`)
    const further = await read({ type: 'url', url: page, urls: [`${site}/intern`] })

    const problem = { status: 422, code: 'address_blocked', errors: [{ pointer: '/url' }] }
    expect(creation.error).toMatchObject(problem)
    expect(discovery.error).toMatchObject(problem)
    expect(further.source).toMatchObject({ status: 'failed', error: { code: 'address_blocked' } })
  })

  test('of a page that says nothing ends its source as failed', async () => {
    const { pages, read } = setupPages()
    await pages.register({ url: page, title: 'Wholesale' })

    const { source } = await read({ type: 'url', url: page })

    expect(source?.error?.code).toBe('no_text')
  })

  test('is something that the workspace holds, so its time cannot begin anew', async () => {
    const { pages, steer } = setupPages()
    await pages.register({ url: page })

    const setting = steer.clock.set({ now: '2025-01-01T00:00:00.000Z' })

    await expect(setting).rejects.toMatchObject({ code: 'time_backwards' })
  })
})

describe('knowledgeBase.discoverLinks over registered pages', () => {
  const links = (...names: string[]) => ({ links: names.map((name) => `${site}/${name}`) })

  test('follows links as deep as asked for, and gives each page its least depth', async () => {
    const { found, pages } = setupPages()
    await pages.register({ url: page, title: 'Wholesale', ...links('b', 'a', 'wholesale') })
    await pages.register({ url: `${site}/a`, title: 'A', ...links('b', 'c') })
    await pages.register({ url: `${site}/b` })
    await pages.register({ url: `${site}/c`, title: 'C', ...links('d') })
    await pages.register({ url: `${site}/d` })

    expect(await found(page)).toEqual([
      [page, 'Wholesale', 0],
      [`${site}/a`, 'A', 1],
      [`${site}/b`, null, 1],
    ])
    expect((await found(page, { maxDepth: 3 }))?.slice(3)).toEqual([
      [`${site}/c`, 'C', 2],
      [`${site}/d`, null, 3],
    ])
  })

  test('lists neither pages that cannot be read nor those of other hosts', async () => {
    const { found, pages } = setupPages()
    const elsewhere = 'https://mill.example/'
    await pages.register({ url: elsewhere, title: 'Mill' })
    await pages.register({ url: `${site}/gone`, status: 410 })
    await pages.register({ url: `${site}/intern`, blockedByRobots: true })
    await pages.register({ url: page, links: [elsewhere, `${site}/gone`, `${site}/intern`, `${site}/unknown`] })

    expect(await found(page)).toEqual([[page, null, 0]])
  })

  test('adds the pages of the sitemap, unless told not to', async () => {
    const { found, pages } = setupPages()
    await pages.register({ url: page })
    await pages.register({ url: `${site}/about`, title: 'About', inSitemap: true })
    await pages.register({ url: `${site}/hidden` })

    expect(await found(page)).toEqual([
      [page, null, 0],
      [`${site}/about`, 'About', 1],
    ])
    expect(await found(page, { includeSitemap: false })).toEqual([[page, null, 0]])
  })
})

describe('pages.list', () => {
  test('lists the pages by address', async () => {
    const { pages } = setupPages()
    await pages.register({ url: `${site}/b`, status: 410 })
    await pages.register({ url: `${site}/a`, title: 'A', text: 'Text.', links: [page], inSitemap: true })

    expect((await pages.list()).data).toEqual([
      {
        id: expect.stringMatching(/^pag_\w{16}$/),
        url: `${site}/a`,
        title: 'A',
        text: 'Text.',
        links: [page],
        status: 200,
        blockedByRobots: false,
        inSitemap: true,
      },
      expect.objectContaining({ url: `${site}/b`, title: null, text: null, status: 410 }),
    ])
  })
})

describe('pages.remove', () => {
  test('leaves the host to its other pages, and makes it up again after the last', async () => {
    const { discover, found, pages } = setupPages()
    const first = await pages.register({ url: page })
    const last = await pages.register({ url: `${site}/about` })

    await pages.remove(first.id)
    const { error } = await discover(page)
    await pages.remove(last.id)

    expect(error?.code).toBe('address_unreachable')
    expect(await found(page)).toHaveLength(7)
  })

  test('knows only pages that are registered', async () => {
    const { pages } = setupPages()

    const removing = pages.remove('pag_none')

    await expect(removing).rejects.toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('pages.clear', () => {
  test('forgets the pages, but not what was read of them', async () => {
    const { chunksOf, pages, read } = setupPages()
    await pages.register({ url: page, text: 'We roast on Mondays.' })
    const { source } = await read({ type: 'url', url: page })

    await pages.clear()

    expect(await pages.list()).toEqual({ data: [] })
    expect((await chunksOf(String(source?.id))).data).toMatchObject([{ text: 'We roast on Mondays.' }])
  })
})
