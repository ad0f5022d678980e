import { describe, expect, test } from 'vitest'
import type { components } from '../generated/control/schema.ts'
import { ofSource, setupKnowledge } from './knowledge-base/world.ts'

type Registration = Partial<components['schemas']['WebPageRegister']> & { url: string }

const site = 'https://juniper.example'
const page = `${site}/wholesale`

/** A world with short ways to register pages and to look for links. */
function setupPages() {
  const world = setupKnowledge()
  const { api, control } = world
  const register = async (registration: Registration) => {
    const body = { links: [], status: 200, blockedByRobots: false, inSitemap: false, ...registration }
    const { data } = await control.PUT('/_mock/pages', { body })
    return String(data?.id)
  }
  const registered = async () => (await control.GET('/_mock/pages')).data?.data
  const discover = (url: string, maxDepth = 1) =>
    api.POST('/api/v1/knowledge-base/discover-links', {
      body: { url, maxDepth, maxLinks: 50, includeSitemap: true },
    })
  const found = async (url: string, maxDepth?: number) =>
    (await discover(url, maxDepth)).data?.links.map((link) => [link.url, link.title, link.depth])
  return { ...world, register, registered, discover, found }
}

describe('pages.register', () => {
  test('says what a source is made of', async () => {
    const { read, register } = setupPages()
    const text = 'We roast on Mondays.\n\n## Prices\n\nTen kilos are 180 dollars.'
    await register({ url: page, title: 'Wholesale', text })

    const { source, chunks } = await read({ type: 'url', url: page })

    expect(source).toMatchObject({ status: 'ready', chunkCount: 2, sizeBytes: text.length })
    expect(chunks).toMatchObject([
      { heading: 'Wholesale', text: 'We roast on Mondays.', url: page },
      { heading: 'Prices', text: 'Ten kilos are 180 dollars.', url: page },
    ])
  })

  test('changes what the source says when it is ingested again, and not before', async () => {
    const { api, chunksOf, read, register, workspace } = setupPages()
    await register({ url: page, text: 'We roast on Mondays.' })
    const { source } = await read({ type: 'url', url: page })
    const id = String(source?.id)
    const texts = async () => (await chunksOf(id)).data.map(({ text }) => text)

    await register({ url: page, text: 'We roast on Fridays.' })
    const before = await texts()
    await api.POST('/api/v1/knowledge-base/sources/{sourceId}/reingest', ofSource(id))
    workspace.advance('1h')

    expect([before, await texts()]).toEqual([['We roast on Mondays.'], ['We roast on Fridays.']])
  })

  test('counts when the page is read, which may be after the source was made', async () => {
    const { createSource, register, sources, workspace } = setupPages()
    await register({ url: page, text: 'We roast on Mondays.' })
    await createSource({ type: 'url', url: page })

    await register({ url: page, status: 500 })
    workspace.advance('1h')

    expect(await sources()).toMatchObject([
      {
        status: 'failed',
        error: { code: 'address_unreachable', message: `${page} answered with the status 500.` },
      },
    ])
  })

  test('puts a page in the place of the one before, however its address is written', async () => {
    const { register, registered } = setupPages()

    const first = await register({ url: page, title: 'Wholesale' })
    const second = await register({ url: 'https://JUNIPER.example/wholesale#prices', title: 'Prices' })

    expect(second).toBe(first)
    expect(await registered()).toMatchObject([{ id: first, title: 'Prices', text: null }])
  })

  test('describes a whole host: what is not registered is not found there', async () => {
    const { discover, read, register } = setupPages()
    await register({ url: page, text: 'We roast on Mondays.' })

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
    const { found, read, register } = setupPages()
    await register({ url: page })

    const { chunks } = await read({ type: 'url', url: 'https://mill.example/prices' })

    expect(chunks.map(({ heading }) => heading)).toEqual(['Prices', 'Prices of prices', 'Questions about prices'])
    expect(await found('https://mill.example/')).toHaveLength(6)
  })

  test('overrules what the names of hosts and paths mean', async () => {
    const { read, register } = setupPages()
    const url = 'https://closed.example/fail'
    await register({ url, text: 'Open after all.' })

    const { chunks } = await read({ type: 'url', url })

    expect(chunks.map(({ text }) => text)).toEqual(['Open after all.'])
  })

  test('never opens an address with a name and a password', async () => {
    const { createSource, register } = setupPages()
    await register({ url: page, text: 'We roast on Mondays.' })

    const { error } = await createSource({ type: 'url', url: 'https://user:secret@juniper.example/wholesale' })

    expect(error).toMatchObject({ code: 'address_blocked', errors: [{ message: 'must be a public address' }] })
  })

  test('of a page that robots.txt closes keeps it from becoming a source, and from being discovered', async () => {
    const { createSource, discover, read, register } = setupPages()
    await register({ url: page, text: 'We roast on Mondays.' })
    await register({ url: `${site}/intern`, text: 'Secret.', blockedByRobots: true })

    const creation = await createSource({ type: 'url', url: `${site}/intern` })
    const discovery = await discover(`${site}/intern`)
    const further = await read({ type: 'url', url: page, urls: [`${site}/intern`] })

    const problem = { status: 422, code: 'address_blocked', errors: [{ pointer: '/url' }] }
    expect(creation.error).toMatchObject(problem)
    expect(discovery.error).toMatchObject(problem)
    expect(further.source).toMatchObject({ status: 'failed', error: { code: 'address_blocked' } })
  })

  test('of a page that says nothing ends its source as failed', async () => {
    const { read, register } = setupPages()
    await register({ url: page, title: 'Wholesale' })

    const { source } = await read({ type: 'url', url: page })

    expect(source?.error?.code).toBe('no_text')
  })

  test('is something that the workspace holds, so its time cannot begin anew', async () => {
    const { control, register } = setupPages()
    await register({ url: page })

    const { error } = await control.PUT('/_mock/clock', { body: { now: '2025-01-01T00:00:00.000Z' } })

    expect(error?.code).toBe('time_backwards')
  })
})

describe('knowledgeBase.discoverLinks over registered pages', () => {
  const links = (...names: string[]) => ({ links: names.map((name) => `${site}/${name}`) })

  test('follows links as deep as asked for, and gives each page its least depth', async () => {
    const { found, register } = setupPages()
    await register({ url: page, title: 'Wholesale', ...links('b', 'a', 'wholesale') })
    await register({ url: `${site}/a`, title: 'A', ...links('b', 'c') })
    await register({ url: `${site}/b` })
    await register({ url: `${site}/c`, title: 'C', ...links('d') })
    await register({ url: `${site}/d` })

    expect(await found(page)).toEqual([
      [page, 'Wholesale', 0],
      [`${site}/a`, 'A', 1],
      [`${site}/b`, null, 1],
    ])
    expect((await found(page, 3))?.slice(3)).toEqual([
      [`${site}/c`, 'C', 2],
      [`${site}/d`, null, 3],
    ])
  })

  test('lists neither pages that cannot be read nor those of other hosts', async () => {
    const { found, register } = setupPages()
    const elsewhere = 'https://mill.example/'
    await register({ url: elsewhere, title: 'Mill' })
    await register({ url: `${site}/gone`, status: 410 })
    await register({ url: `${site}/intern`, blockedByRobots: true })
    await register({ url: page, links: [elsewhere, `${site}/gone`, `${site}/intern`, `${site}/unknown`] })

    expect(await found(page)).toEqual([[page, null, 0]])
  })

  test('adds the pages of the sitemap, unless told not to', async () => {
    const { api, found, register } = setupPages()
    await register({ url: page })
    await register({ url: `${site}/about`, title: 'About', inSitemap: true })
    await register({ url: `${site}/hidden` })

    const without = await api.POST('/api/v1/knowledge-base/discover-links', {
      body: { url: page, maxDepth: 1, maxLinks: 50, includeSitemap: false },
    })

    expect(await found(page)).toEqual([
      [page, null, 0],
      [`${site}/about`, 'About', 1],
    ])
    expect(without.data?.links).toHaveLength(1)
  })
})

describe('pages.list', () => {
  test('lists the pages by address', async () => {
    const { register, registered } = setupPages()
    await register({ url: `${site}/b`, status: 410 })
    await register({ url: `${site}/a`, title: 'A', text: 'Text.', links: [page], inSitemap: true })

    expect(await registered()).toEqual([
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
    const { control, discover, found, register } = setupPages()
    const remove = (pageId: string) => control.DELETE('/_mock/pages/{pageId}', { params: { path: { pageId } } })
    const [first, last] = [await register({ url: page }), await register({ url: `${site}/about` })]

    await remove(first)
    const missing = await discover(page)
    const { response } = await remove(last)

    expect(missing.error?.code).toBe('address_unreachable')
    expect(response.status).toBe(204)
    expect(await found(page)).toHaveLength(7)
  })

  test('knows only pages that are registered', async () => {
    const { control } = setupPages()

    const { error } = await control.DELETE('/_mock/pages/{pageId}', { params: { path: { pageId: 'pag_none' } } })

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('pages.clear', () => {
  test('forgets the pages, but not what was read of them', async () => {
    const { chunksOf, control, read, register, registered } = setupPages()
    await register({ url: page, text: 'We roast on Mondays.' })
    const { source } = await read({ type: 'url', url: page })

    const { response } = await control.DELETE('/_mock/pages')

    expect(response.status).toBe(204)
    expect(await registered()).toEqual([])
    expect((await chunksOf(String(source?.id))).data).toMatchObject([{ text: 'We roast on Mondays.' }])
  })
})
