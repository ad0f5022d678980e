import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { executablePath, missing } from './chromium.ts'
import { sharedTab } from './shared-tab.ts'
import { type Served, serve } from './site.ts'

describe.skipIf(!executablePath)(`by keyboard${missing}`, () => {
  let site: Served
  let tab: Page

  beforeAll(async () => {
    site = await serve()
  })
  beforeEach(async () => {
    tab = await sharedTab()
    await tab.goto(`${site.url}/campaigns/create/`)
  })
  afterAll(async () => {
    await site?.close()
  })

  test('the first stop leads past the bar and the navigation', async () => {
    await tab.keyboard.press('Tab')
    const isSeen = await tab.locator('.skip').evaluate((link) => link.getBoundingClientRect().left >= 0)
    await tab.keyboard.press('Enter')
    await tab.keyboard.press('Tab')
    const isInContent = await tab.evaluate(() => document.activeElement?.closest('main') !== null)

    expect({ isSeen, isInContent }).toEqual({ isSeen: true, isInContent: true })
  })

  test('stops come in the order in which they stand, and each is seen', async () => {
    const stops: Stop[] = []
    while (stops.length < 60) {
      await tab.keyboard.press('Tab')
      stops.push(await tab.evaluate(focused))
    }

    expect(stops.filter(({ isBehind }) => isBehind)).toEqual([])
    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([])
    expect(new Set(stops.map(({ name }) => name)).size).toBeGreaterThan(40)
  })
})

interface Stop {
  name: string
  /** Whether it stands before the stop that came before it. */
  isBehind: boolean
  /** Whether it is there to be seen, and marked. */
  isSeen: boolean
}

/** Runs in the page: what has the focus now. */
function focused(): Stop {
  // It puts that there itself.
  const kept = window as typeof window & { last?: Element }
  const { last, document } = kept
  const at = document.activeElement ?? document.body
  kept.last = at
  // Of a language the name is marked, which stands beside what is chosen.
  const marked = at.matches('[type=radio]') ? (at.nextElementSibling ?? at) : at
  const { outlineStyle, outlineWidth } = getComputedStyle(marked)
  const { width, height } = at.getBoundingClientRect()
  return {
    name: `${at.localName} ${at.id || at.getAttribute('value') || at.textContent.trim().slice(0, 30)}`,
    isBehind: last !== undefined && (last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
    isSeen: width > 0 && height > 0 && outlineStyle !== 'none' && outlineWidth !== '0px',
  }
}
