import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/**
 * Looks at every page of the site in one of a few tabs, so that the machine is busy while one of them waits, and gives
 * what was seen, in the order of the pages.
 */
export async function inTabs<Seen>(
  browser: Browser,
  paths: readonly string[],
  look: (tab: Page, path: string) => Promise<Seen>,
  { tabs = 3, ...options }: BrowserContextOptions & { tabs?: number } = {},
): Promise<Seen[]> {
  const seen: Seen[] = []
  const left = [...paths.entries()]
  const takeTurns = async () => {
    // A low window, as painting is half of the work of a page; how wide it is decides on the layout.
    const context = await browser.newContext({ viewport: { width: 1280, height: 300 }, ...options })
    const tab = await context.newPage()
    for (let next = left.shift(); next; next = left.shift()) {
      const [index, path] = next
      seen[index] = await look(tab, path)
    }
    await context.close()
  }
  await Promise.all(Array.from({ length: tabs }, takeTurns))
  return seen
}
