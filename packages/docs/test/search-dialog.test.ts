import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { allRules, findings, load } from './accessibility/axe.ts'
import { executablePath, missing, sharedBrowser } from './chromium.ts'
import { sharedTab } from './shared-tab.ts'
import { type Served, serve } from './site.ts'

describe.skipIf(!executablePath)(`the search${missing}`, () => {
  let site: Served
  let browser: Browser

  beforeAll(async () => {
    site = await serve('/docs')
    browser = await sharedBrowser()
  })
  afterAll(async () => {
    await site?.close()
  })

  /** A page of the site, and all that it asks for. */
  async function visit(tab: Page, path = '/campaigns/start/'): Promise<{ tab: Page; requests: string[] }> {
    const requests: string[] = []
    tab.on('request', (request) => requests.push(request.url()))
    await tab.goto(`${site.url}${path}`)
    return { tab, requests }
  }
  async function ownTab(): Promise<Page> {
    const tab = await browser.newPage()
    onTestFinished(() => tab.context().close())
    return tab
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
    const { tab, requests } = await visit(await sharedTab())

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
    const { tab, requests } = await visit(await ownTab())
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

  test('closes by Escape, gives the focus back, and opens by Ctrl and K where it was', async () => {
    const { tab } = await visit(await sharedTab())
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
    const { tab } = await visit(await ownTab())
    await type(tab, 'campaigns.pause')

    const [other] = await Promise.all([tab.context().waitForEvent('page'), tab.keyboard.press('Control+Enter')])

    await other.waitForURL(`${site.url}/campaigns/pause/`)
    expect(tab.url()).toBe(`${site.url}/campaigns/start/`)
  })

  test('closes when its result is in the page that is shown', async () => {
    const { tab } = await visit(await sharedTab())
    await type(tab, 'campaigns.start campaignId')

    await tab.getByRole('option', { name: /^campaignId Start campaign/ }).click()

    await tab.waitForURL(/campaigns\/start\/#path\.campaignId$/)
    expect(await tab.locator('#search-dialog').isHidden()).toBe(true)
  })

  test('leaves a slash that is typed into a field alone', async () => {
    const { tab } = await visit(await sharedTab())
    await type(tab, 'campaigns')

    await tab.keyboard.press('/')

    expect(await field(tab).inputValue()).toBe('campaigns/')
  })

  test('shows what can be asked for, and takes an example', async () => {
    const { tab } = await visit(await sharedTab())
    await tab.locator('#search').click()

    await tab.getByRole('button', { name: 'campaign_not_ready' }).click()

    await active(tab).getByText('campaign_not_ready').waitFor()
    expect(await tab.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
  })

  test('says when nothing is found, and what to try', async () => {
    const { tab } = await visit(await sharedTab())

    await type(tab, 'zeppelin')

    expect(await tab.locator('#search-dialog').textContent()).toContain('Nothing found for “zeppelin”. Try fewer words')
    expect(await field(tab).getAttribute('aria-expanded')).toBe('false')
  })

  test('says when the index cannot be loaded, and tries again', async () => {
    const { tab } = await visit(await ownTab())
    await tab.route('**/search.json', (route) => route.abort())
    await tab.keyboard.press('/')
    await field(tab).fill('pause')
    await tab.getByText('The index could not be loaded. ').waitFor()

    await tab.unroute('**/search.json')
    await field(tab).fill('pause c')

    await active(tab).waitFor()
  })

  test('has nothing that axe finds wrong, and fits a phone of 320 px', async () => {
    const { tab } = await visit(await ownTab(), '/settings/get/')
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
