import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Entry, Kind } from '../src/browser/search/entry.ts'
import { find, type Result } from '../src/browser/search/find.ts'
import { opened } from '../src/browser/search/index.ts'
import { marked } from '../src/browser/search/mark.ts'
import { allRules, findings, load } from './accessibility/axe.ts'
import { executablePath, launch, missing } from './chromium.ts'
import { files, pageOf, read, type Served, serve } from './site.ts'

const index = opened(JSON.parse(read('/search.json')))
const all = (kind: Kind): Entry[] => index.entries.filter((entry) => entry.kind === kind)
const resultsOf = (query: string): Result[] => find(index, query).groups.flatMap(({ results }) => results)
const first = (query: string): string | undefined => resultsOf(query)[0]?.href

/** Which of the entries are not what a query for them finds first, with what is found instead. */
const missed = (entries: Entry[], queryOf: (entry: Entry) => string): string[] =>
  entries
    .filter((entry) => first(queryOf(entry)) !== entry.href)
    .map((entry) => `${queryOf(entry)}: ${first(queryOf(entry))}`)

const anchors = new Map(
  files('.html').map((file) => [
    pageOf(file),
    new Set([...read(file).matchAll(/ id="?([^"\s>]+)/g)].map(([, id]) => id)),
  ]),
)

describe('what is found first', () => {
  const operations = all('operation')

  test('is each of the 86 operations by its summary', () => {
    console.info(
      `${operations.length - missed(operations, ({ title }) => title).length} of ${operations.length} operations are found first by their summaries`,
    )

    expect(operations).toHaveLength(86)
    expect(missed(operations, ({ title }) => title)).toEqual([])
  })

  test.each<[string, (entry: Entry) => string]>([
    [
      'its summary in small letters and with other signs',
      ({ title }) => `${title.toLowerCase().replaceAll(' ', ', ')}?`,
    ],
    ['its id', ({ alias = '' }) => alias],
    ['its id as words', ({ alias = '' }) => alias.replace('.', ' ')],
    ['its method and path', ({ method, path }) => `${method} ${path}`],
    [
      'its method and the path without its start',
      ({ method = '', path = '' }) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
    ],
    [
      'an address with ids',
      ({ method, path = '' }) => `${method} http://localhost:4010${path.replace(/\{.*?\}/g, 'x_1')}?limit=1`,
    ],
  ])('is each operation by %s', (_, queryOf) => {
    expect(missed(operations, queryOf)).toEqual([])
  })

  test.each<[string, (entry: Entry) => string]>([
    ['two letters have changed places', ({ title }) => title.replace(/([a-z]{3})([a-z])([a-z])/, '$1$3$2')],
    ['the last letter is still to be typed', ({ title }) => title.slice(0, -1)],
    ['the words stand in another order', ({ title }) => title.split(' ').toReversed().join(' ')],
  ])('is nearly every operation although %s', (what, queryOf) => {
    const others = missed(operations, queryOf)

    console.info(`${operations.length - others.length} of ${operations.length} are found first although ${what}`)
    expect(others.length).toBeLessThanOrEqual(6)
  })

  test('is each error code by its name, however it is written', () => {
    expect(all('code')).toHaveLength(80)
    expect(missed(all('code'), ({ title }) => title)).toEqual([])
    expect(missed(all('code'), ({ title }) => title.replaceAll('_', ' '))).toEqual([])
  })

  test('is each section, and each guide by its title', () => {
    const guides = all('guide').filter(({ of }) => of === undefined)

    expect(guides.length).toBeGreaterThanOrEqual(11)
    expect(missed([...all('section'), ...guides], ({ title }) => title)).toEqual([])
  })
})

describe('a field', () => {
  test('is the first of its kind by its name', () => {
    const names = [...new Set(all('field').map(({ title }) => title))]

    const others = names.filter((name) => {
      const fields = find(index, name).groups.find(({ kind }) => kind === 'field')
      return fields?.results[0]?.entry.title !== name
    })

    expect(names.length).toBeGreaterThan(300)
    expect(others).toEqual([])
  })

  test('leads to its anchor, where it is sent before where it is answered', () => {
    const [result] = resultsOf('stopOnReply')

    expect(result?.entry.title).toBe('stopOnReply')
    expect(result?.href).toMatch(/#body\.stopOnReply$/)
  })

  test('leads to the operation that the query names beside it', () => {
    expect(first('duplicate campaign dailyLimit')).toBe('campaigns/duplicate/#response.201.dailyLimit')
    expect(first('campaigns.update dailyLimit')).toMatch(/^campaigns\/update\/#.*dailyLimit$/)
  })

  test('is found in small letters, and by the beginnings of its words', () => {
    for (const query of ['stoponreply', 'stop rep', 'STOP_ON_REPLY'])
      expect(resultsOf(query).map(({ entry }) => entry.title)).toContain('stopOnReply')
  })
})

describe('a query', () => {
  test('has all of its words met, wherever they stand', () => {
    const { isComplete, groups } = find(index, 'campaign archive')

    expect(isComplete).toBe(true)
    expect(groups[0]?.results[0]?.entry.alias).toBe('campaigns.archive')
  })

  test('gets what has most of its words when nothing has all, and says so', () => {
    const { isComplete, groups } = find(index, 'archive campaign zeppelin')

    expect(isComplete).toBe(false)
    expect(groups[0]?.results[0]?.entry.alias).toBe('campaigns.archive')
  })

  test('is not led astray by words that say nothing', () => {
    expect(first('how do I pause a campaign')).toBe('campaigns/pause/')
  })

  test('finds a state machine by one of its states', () => {
    expect(resultsOf('lead opted_out').map(({ href }) => href)).toContain('states/campaign-lead/')
  })

  test('that has to do with nothing finds nothing', () => {
    expect(find(index, 'zeppelin')).toEqual({ isComplete: false, groups: [] })
    expect(find(index, '/{').groups).toEqual([])
  })

  test('has its words marked where they were met', () => {
    expect(marked('Whether campaigns stopOnReply', 'camp REPLY', [])).toEqual([
      { text: 'Whether ', isMet: false },
      { text: 'camp', isMet: true },
      { text: 'aigns stopOn', isMet: false },
      { text: 'Reply', isMet: true },
    ])
    expect(marked('Start campaign', 'campain', ['campaign'])).toEqual([
      { text: 'Start ', isMet: false },
      { text: 'campaign', isMet: true },
    ])
  })
})

test('everything that can be found is there', () => {
  const targets = index.entries.flatMap(({ title, href, places = [] }) => [
    ...(href === undefined ? [] : [href]),
    ...places.flatMap(([anchor, ...operations]) =>
      operations.map((operation) => `${index.entries[operation]?.href}#${index.anchors[anchor]?.replace('$', title)}`),
    ),
  ])

  const gone = targets.filter((target) => {
    const [page, anchor] = target.split('#')
    return anchor === undefined ? !anchors.has(`/${page}`) : !anchors.get(`/${page}`)?.has(anchor)
  })

  console.info(`${index.entries.length} things to find at ${targets.length} places`)
  expect(gone).toEqual([])
})

describe.skipIf(!executablePath)(`the search${missing}`, () => {
  let site: Served
  let browser: Browser

  beforeAll(async () => {
    site = await serve('/docs')
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  /** A page of the site in a tab of its own, and all that it asks for. */
  async function visit(path = '/campaigns/start/'): Promise<{ tab: Page; requests: string[] }> {
    const context = await browser.newContext()
    const tab = await context.newPage()
    const requests: string[] = []
    context.on('request', (request) => requests.push(request.url()))
    await tab.goto(`${site.url}${path}`)
    return { tab, requests }
  }
  const field = (tab: Page) => tab.getByRole('combobox', { name: 'Search the reference' })
  const active = (tab: Page) => tab.locator('#search-dialog [aria-selected=true]')
  /** Opens the search by its key and types; the results are there when their number is told. */
  async function type(tab: Page, query: string): Promise<void> {
    await tab.keyboard.press('/')
    await field(tab).waitFor()
    await tab.keyboard.type(query)
    await tab.locator('#search-dialog [role=status]', { hasText: /result|found/ }).waitFor()
  }

  test('opens by a slash, and leads to the anchor of a field by the keyboard alone', async () => {
    const { tab, requests } = await visit()

    await type(tab, 'campaign dailyLimit')
    const [before] = await active(tab).allTextContents()
    await tab.keyboard.press('ArrowDown')
    await tab.keyboard.press('ArrowUp')
    const [after] = await active(tab).allTextContents()
    const id = await active(tab).getAttribute('id')
    const named = await field(tab).getAttribute('aria-activedescendant')
    await tab.keyboard.press('Enter')
    await tab.waitForURL(/#/)

    expect(after).toBe(before)
    expect(named).toBe(id)
    expect(tab.url()).toMatch(/\/docs\/[a-z-]+\/[a-z-]+\/#[\w.]+\.dailyLimit$/)
    const target = tab.locator(`[id="${tab.url().split('#')[1]}"]`)
    await target.getByText('dailyLimit').first().waitFor()
    expect(requests.every((url) => url.startsWith(`${site.url}/`))).toBe(true)
  })

  test('is loaded only when it is asked for, once', async () => {
    const { tab, requests } = await visit()
    const searching = () => requests.filter((url) => /search|dialog/.test(url)).length
    const before = searching()

    await tab.locator('#search').hover()
    await tab.waitForResponse(/search\.json/)
    await tab.locator('#search').click()
    await field(tab).fill('pause')
    await active(tab).waitFor()

    expect(before).toBe(0)
    expect(searching()).toBe(2)
  })

  test('weighs little', async () => {
    const chunks = files('.js').filter((file) => read(file).includes('search-dialog'))
    const weight = (paths: string[]) => paths.reduce((sum, path) => sum + gzipSync(read(path)).length, 0)

    console.info(`search: index ${weight(['/search.json'])} bytes, all that shows it ${weight(chunks)}, compressed`)
    expect(chunks).toHaveLength(1)
    expect(weight(['/search.json', ...chunks])).toBeLessThanOrEqual(66_000)
  })

  test('closes by Escape, gives the focus back, and opens by Ctrl and K where it was', async () => {
    const { tab } = await visit()
    await tab.locator('#search').focus()
    await tab.keyboard.press('Enter')
    await field(tab).fill('pause')
    await active(tab).waitFor()

    await tab.keyboard.press('Escape')
    const isClosed = await tab.locator('#search-dialog').isHidden()
    const focused = await tab.evaluate(() => document.activeElement?.id)
    await tab.keyboard.press('Control+k')

    expect(isClosed).toBe(true)
    expect(focused).toBe('search')
    await field(tab).waitFor()
    expect(await field(tab).inputValue()).toBe('pause')
    expect(await active(tab).count()).toBe(1)
  })

  test('opens a result in a tab of its own by Ctrl and Enter', async () => {
    const { tab } = await visit()
    await type(tab, 'campaigns.pause')

    const [other] = await Promise.all([tab.context().waitForEvent('page'), tab.keyboard.press('Control+Enter')])

    await other.waitForURL(`${site.url}/campaigns/pause/`)
    expect(tab.url()).toBe(`${site.url}/campaigns/start/`)
  })

  test('closes when its result is in the page that is shown', async () => {
    const { tab } = await visit()
    await type(tab, 'campaigns.start campaignId')

    await tab.getByRole('option', { name: /^campaignId Start campaign/ }).click()

    await tab.waitForURL(/campaigns\/start\/#path\.campaignId$/)
    expect(await tab.locator('#search-dialog').isHidden()).toBe(true)
  })

  test('leaves a slash that is typed into a field alone', async () => {
    const { tab } = await visit()
    await type(tab, 'campaigns')

    await tab.keyboard.press('/')

    expect(await field(tab).inputValue()).toBe('campaigns/')
  })

  test('shows what can be asked for, and takes an example', async () => {
    const { tab } = await visit()
    await tab.locator('#search').click()

    await tab.getByRole('button', { name: 'campaign_not_ready' }).click()

    await active(tab).getByText('campaign_not_ready').waitFor()
    expect(await tab.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
  })

  test('says when nothing is found, and what to try', async () => {
    const { tab } = await visit()

    await type(tab, 'zeppelin')

    expect(await tab.locator('#search-dialog').textContent()).toContain('Nothing found for “zeppelin”. Try fewer words')
    expect(await field(tab).getAttribute('aria-expanded')).toBe('false')
  })

  test('says when the index cannot be loaded, and tries again', async () => {
    const { tab } = await visit()
    await tab.route('**/search.json', (route) => route.abort())
    await tab.keyboard.press('/')
    await field(tab).fill('pause')
    await tab.getByText('The index could not be loaded. ').waitFor()

    await tab.unroute('**/search.json')
    await field(tab).fill('pause c')

    await active(tab).waitFor()
  })

  test('has nothing that axe finds wrong, and fits a phone of 320 px', async () => {
    const { tab } = await visit('/settings/get/')
    await load(tab)
    const found: string[] = []

    for (const query of ['campaign', 'zeppelin', '']) {
      await tab.keyboard.press('Control+k')
      await field(tab).fill(query)
      await tab.locator('#search-dialog .found > :has(*)').first().waitFor()
      for (const colorScheme of ['light', 'dark'] as const) {
        await tab.emulateMedia({ colorScheme })
        found.push(...(await findings(tab, allRules)))
      }
    }
    await field(tab).fill('campaign')
    await tab.setViewportSize({ width: 320, height: 640 })
    const overflow = await tab.evaluate(() => {
      const list = document.querySelector('#search-dialog .found')
      return list && list.scrollWidth - list.clientWidth
    })

    expect(found).toEqual([])
    expect(overflow).toBe(0)
  })
})
