import type { Page } from 'playwright-core'

/**
 * Takes out what was judged on a page that the tab showed before, such as the errors that every operation has and most of
 * the navigation; and in code all marks of a kind but the first.
 */
export const leaveOutRepeated = (tab: Page): Promise<void> =>
  tab.evaluate(() => {
    const kept = window as typeof window & { judged?: Set<string> }
    kept.judged ??= new Set()
    for (const piece of document.querySelectorAll('nav li, main li, main details, main pre')) {
      if (kept.judged.has(piece.outerHTML)) piece.remove()
      else if (piece.isConnected) kept.judged.add(piece.outerHTML)
    }
    const kinds = new Set<string>()
    for (const mark of document.querySelectorAll('pre span')) {
      if (kinds.has(mark.className)) mark.replaceWith(mark.textContent)
      kinds.add(mark.className)
    }
  })
