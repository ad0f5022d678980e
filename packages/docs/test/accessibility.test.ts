import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRules, colours, findings, load, structure } from './accessibility/axe.ts'
import { hideKnownLooks, showAll } from './accessibility/looks.ts'
import { leaveOutRepeated } from './accessibility/repeated.ts'
import { show } from './accessibility/show.ts'
import { executablePath, launch, missing } from './chromium.ts'
import { pages, type Served, serve } from './site.ts'
import { inTabs } from './tabs.ts'

const schemes = ['light', 'dark'] as const
const kinds = ['/', '/campaigns/', '/campaigns/create/', '/guides/', '/guides/errors/', '/states/', '/states/account/', '/404.html']

describe.skipIf(!executablePath)(`WCAG 2.2 AA, as axe sees it${missing}`, () => {
  let site: Served
  let browser: Browser

  beforeAll(async () => {
    site = await serve()
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  test('nothing is wrong on any page with all of it open, in light and in dark', async () => {
    const known = { light: new Set<string>(), dark: new Set<string>() }

    const found = await inTabs(browser, [...pages, '/404.html'], async (tab, path) => {
      if (tab.url() === 'about:blank') await tab.goto(`${site.url}/`).then(() => load(tab))
      await show(tab, `${site.url}${path}`)
      await leaveOutRepeated(tab)
      await openAll(tab)
      const wrong = await findings(tab, structure)
      for (const scheme of schemes) {
        await tab.emulateMedia({ colorScheme: scheme })
        const looks = await hideKnownLooks(tab, known[scheme])
        for (const look of looks) known[scheme].add(look)
        if (looks.length > 0) wrong.push(...(await findings(tab, colours)))
        await showAll(tab)
      }
      return wrong.map((finding) => `${path} ${finding}`)
    })

    console.info(`axe on ${found.length} pages, light and dark: ${found.flat().length} findings`)
    expect(found.flat()).toEqual([])
  })

  // Of each kind of page one is judged as it is, wholly.
  test.for(kinds)('nothing is wrong on %s as it is first seen, on a desk in light and on a phone in dark', async (path) => {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await tab.goto(`${site.url}${path}`)
    await load(tab)
    const desk = await findings(tab, allRules)
    await tab.setViewportSize({ width: 390, height: 844 })
    await tab.emulateMedia({ colorScheme: 'dark' })
    const phone = await findings(tab, allRules)
    await tab.close()

    expect({ desk, phone }).toEqual({ desk: [], phone: [] })
  })

  test('nothing is wrong in what opens over a page: the navigation of a phone, the search, the console', async () => {
    const tab = await browser.newPage({ viewport: { width: 390, height: 844 } })
    await tab.goto(`${site.url}/campaigns/create/`)
    await load(tab)
    await tab.getByRole('button', { name: 'Menu' }).click()
    const navigation = await findings(tab, allRules)
    await tab.keyboard.press('Escape')
    await tab.getByRole('button', { name: 'Search' }).click()
    await tab.getByRole('combobox').fill('campaign')
    await tab.getByRole('option').first().waitFor()
    const search = await findings(tab, allRules)
    await tab.keyboard.press('Escape')
    await tab.getByRole('button', { name: 'Try it' }).click()
    await tab.getByRole('dialog').waitFor()
    const console = await findings(tab, allRules)
    await tab.close()

    expect({ navigation, search, console }).toEqual({ navigation: [], search: [], console: [] })
  })
})

describe.skipIf(!executablePath)(`by keyboard${missing}`, () => {
  let site: Served
  let browser: Browser
  let tab: Page

  beforeAll(async () => {
    site = await serve()
    browser = await launch()
    tab = await browser.newPage()
    await tab.goto(`${site.url}/campaigns/create/`)
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  test('the first stop leads past the bar and the navigation', async () => {
    await tab.keyboard.press('Tab')
    const isSeen = await tab.locator('.skip').evaluate((link) => link.getBoundingClientRect().left >= 0)
    await tab.keyboard.press('Enter')
    await tab.keyboard.press('Tab')
    const isInContent = await tab.evaluate(() => document.activeElement?.closest('main') !== null)

    expect(isSeen).toBe(true)
    expect(isInContent).toBe(true)
  })

  test('stops come in the order in which they stand, and each is to be seen', async () => {
    await tab.reload()
    const stops: string[] = []
    const unseen: string[] = []
    let last = ''
    for (let count = 0; count < 60; count++) {
      await tab.keyboard.press('Tab')
      const { name, isBefore, isMarked } = await tab.evaluate(focused)
      if (isBefore) unseen.push(`${name} comes after ${last}`)
      if (!isMarked) unseen.push(`${name} is not marked when it has the focus`)
      stops.push(name)
      last = name
    }

    expect(new Set(stops).size).toBeGreaterThan(40)
    expect(unseen).toEqual([])
  })
})

/** Runs in the page: what has the focus, where it stands, and whether that is seen. */
function focused(): { name: string; isBefore: boolean; isMarked: boolean } {
  const marked = window as typeof window & { last?: Element }
  const at = document.activeElement ?? document.body
  const isBefore = marked.last !== undefined && (marked.last.compareDocumentPosition(at) & 2) !== 0
  marked.last = at
  const isRadio = at.matches('[type=radio]')
  const { outlineStyle, outlineWidth } = getComputedStyle((isRadio ? at.nextElementSibling : at) ?? at)
  const { width, height } = at.getBoundingClientRect()
  const name = `${at.localName} ${at.id || (at.textContent ?? '').trim().slice(0, 30) || at.getAttribute('value')}`
  return { name, isBefore, isMarked: outlineStyle !== 'none' && outlineWidth !== '0px' && width > 0 && height > 0 }
}

const openAll = (tab: Page): Promise<void> =>
  tab.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
