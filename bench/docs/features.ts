import type { Browser, Page } from 'playwright-core'
import type { Site } from './sites/site.ts'
import { desktop, visit } from './visit.ts'

export interface Features {
  /** Whether the operation has a page of its own, rather than a fragment of one for all. */
  page: boolean
  /** How many of them the page offers for its samples. */
  languages: number
  /** Whether there is a button that sends a request. */
  tryIt: boolean
  /** Markdown at an address, to copy at the press of a button, or none. */
  markdown: 'address' | 'button' | 'none'
}

export async function features(browser: Browser, url: string, { page, languages, copy }: Site): Promise<Features> {
  await using visited = await visit(browser, url, {
    as: { ...desktop, permissions: ['clipboard-read', 'clipboard-write'] },
  })
  return {
    page: !page.includes('#'),
    markdown: await markdownOf(visited.page, copy),
    tryIt: (await visited.page.getByRole('button', { name: /^(?:send|try|test request|execute)\b/i }).count()) > 0,
    languages: await languagesOf(visited.page, languages),
  }
}

async function markdownOf(page: Page, copy?: string): Promise<Features['markdown']> {
  const twin = page.locator('link[rel=alternate][type="text/markdown"]')
  const href = (await twin.count()) > 0 ? await twin.first().getAttribute('href') : null
  if (href && (await page.request.get(new URL(href, page.url()).href)).ok()) return 'address'
  if (!copy) return 'none'
  await page.locator(copy).first().click()
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith('# '))
  return 'button'
}

async function languagesOf(page: Page, { open, names }: Site['languages']): Promise<number> {
  if (open) await page.locator(open).first().click()
  const entries = page.locator(names)
  await entries.first().waitFor({ state: 'attached' })
  const told = await entries.evaluateAll((all) =>
    all.map((entry) => (entry instanceof HTMLElement && entry.dataset.lang) || (entry.textContent ?? '').trim()),
  )
  return new Set(told.map((name) => name.toLowerCase()).filter((name) => name && !notLanguages.has(name))).size
}

/** What stands among the languages in menus. */
const notLanguages = new Set(['code examples', 'http', 'payload'])
