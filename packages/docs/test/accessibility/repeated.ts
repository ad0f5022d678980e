import type { Page } from 'playwright-core'

/**
 * Takes out what would only be judged again: of the navigation what is closed, which is open on the page of its section,
 * and in code all marks of a kind but the first.
 */
export const leaveOutRepeated = (tab: Page): Promise<void> =>
  tab.evaluate(() => {
    for (const list of document.querySelectorAll('#nav details:not([open]) > ul')) list.remove()
    const kinds = new Set<string>()
    for (const mark of document.querySelectorAll('pre span')) {
      if (kinds.has(mark.className)) mark.replaceWith(mark.textContent)
      kinds.add(mark.className)
    }
  })
