import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRules, colours, findings, load, structure } from './accessibility/axe.ts'
import { hideKnownLooks, showAll } from './accessibility/looks.ts'
import { leaveOutRepeated } from './accessibility/repeated.ts'
import { executablePath, missing, sharedBrowser } from './chromium.ts'
import { show } from './show.ts'
import { pages, type Served, serve } from './site.ts'

const kinds = ['/', '/leads/bulk-delete/', '/guides/errors/', '/states/account/']

describe.skipIf(!executablePath)(`WCAG 2.2 AA, as axe sees it${missing}`, () => {
  let site: Served
  let browser: Browser

  beforeAll(async () => {
    site = await serve()
    browser = await sharedBrowser()
  })
  afterAll(async () => {
    await site?.close()
  })

  test('nothing is wrong on any page with all of it open, in light and in dark', async () => {
    const known = { light: new Set<string>(), dark: new Set<string>() }
    const found: string[] = []
    const tab = await browser.newPage()
    await tab.goto(`${site.url}/`)
    await load(tab)

    for (const path of [...pages, '/404.html']) {
      await show(tab, `${site.url}${path}`)
      await leaveOutRepeated(tab)
      await openAll(tab)
      found.push(...(await findings(tab, structure)).map((finding) => `${path}: ${finding}`))
      for (const colorScheme of ['light', 'dark'] as const) {
        await tab.emulateMedia({ colorScheme })
        const looks = await hideKnownLooks(tab, known[colorScheme])
        for (const look of looks) known[colorScheme].add(look)
        const wrong = looks.length > 0 ? await findings(tab, colours) : []
        found.push(...wrong.map((finding) => `${path} in ${colorScheme}: ${finding}`))
        await showAll(tab)
      }
    }
    await tab.close()

    console.info(`axe on ${pages.length + 1} pages, light and dark: ${found.length} findings`)
    expect(found).toEqual([])
  })

  // Of each kind of page one is judged as it is, wholly.
  test.for(kinds)(
    'nothing is wrong on %s as it is first seen, on a desk in light and on a phone in dark',
    async (path) => {
      const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      await tab.goto(`${site.url}${path}`)
      await load(tab)
      const desk = await findings(tab, allRules)
      await tab.setViewportSize({ width: 390, height: 844 })
      await tab.emulateMedia({ colorScheme: 'dark' })
      const phone = await findings(tab, allRules)
      await tab.close()

      expect({ desk, phone }).toEqual({ desk: [], phone: [] })
    },
  )

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

const openAll = (tab: Page): Promise<void> =>
  tab.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
