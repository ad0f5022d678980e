import { describe, expect, test } from 'vitest'
import { executablePath, missing } from './chromium.ts'
import { inBrowser } from './in-browser.ts'
import { show } from './show.ts'
import { pages } from './site.ts'

const widths = [320, 390, 768, 1440]

describe.skipIf(!executablePath)(`the layout${missing}`, () => {
  const within = inBrowser()

  test('no page is wider than its window, with all that can be opened open', async () => {
    const wide: string[] = []
    const tab = await within.browser.newPage()
    const session = await tab.context().newCDPSession(tab)
    await tab.goto(`${within.site.url}/`)

    for (const path of pages) {
      await show(tab, `${within.site.url}${path}`)
      for (const width of widths) {
        // Playwright's own way to say it costs a third more.
        const window = { width, height: 100, deviceScaleFactor: 1, mobile: false }
        await session.send('Emulation.setDeviceMetricsOverride', window)
        const { page, seen } = await tab.evaluate(widthsWhenOpen)
        if (page > width || seen !== width) wide.push(`${path} is ${page} px wide in a window of ${seen} px`)
      }
    }
    await tab.close()

    console.info(`${pages.length} pages at ${widths.join(', ')} px: ${wide.length} are wider than that`)
    expect(wide).toEqual([])
  })

  test('on paper all sections are there, also what is closed on the screen', async () => {
    const tab = await within.browser.newPage()
    await tab.goto(`${within.site.url}/campaigns/create/`)
    await tab.emulateMedia({ media: 'print' })
    const { lost, count } = await tab.evaluate(() => {
      const parts = [
        ...document.querySelectorAll('main :is(h1, h2, h3, summary, .fields > li, .problems > li, .example pre)'),
      ]
      const isSeen = (part: Element) => part.checkVisibility() && part.getBoundingClientRect().height > 0
      return {
        lost: parts.filter((part) => !isSeen(part)).map((part) => part.id || part.textContent),
        count: parts.length,
      }
    })
    await tab.close()

    expect(count).toBeGreaterThan(100)
    expect(lost).toEqual([])
  })

  test('without JavaScript the navigation of a phone opens, and samples in other languages are shown', async () => {
    const context = await within.browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    const tab = await context.newPage()
    await tab.goto(`${within.site.url}/campaigns/create/`)

    await tab.getByLabel('Python').check()
    const isPython = await tab.locator('[data-lang=Python]').isVisible()
    const isShell = await tab.locator('[data-lang=Shell]').isVisible()
    const before = await tab.locator('#nav').isVisible()
    await tab.getByRole('button', { name: 'Menu' }).click()
    await tab.locator('#nav').getByText('Lead Lists', { exact: true }).click()
    const isThere = await tab.locator('#nav').getByRole('link', { name: 'Bulk import leads to list' }).isVisible()
    await context.close()

    expect({ isPython, isShell }).toEqual({ isPython: true, isShell: false })
    expect({ before, isThere }).toEqual({ before: false, isThere: true })
  })
})

function widthsWhenOpen(): { page: number; seen: number } {
  for (const details of document.querySelectorAll('details')) details.open = true
  return { page: document.scrollingElement?.scrollWidth ?? 0, seen: innerWidth }
}
