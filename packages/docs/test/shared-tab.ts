import type { Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { sharedBrowser } from './chromium.ts'

let kept: Promise<Page> | undefined

/**
 * The tab of this worker, which tests take one after the other: a new one takes a second of a processor, more than most
 * tests do in it. When the test ends, what the site keeps is emptied. A test that changes the tab itself (its size, its
 * colours, what it is answered) or that is about what a tab keeps opens one of its own.
 */
export async function sharedTab(): Promise<Page> {
  if (!kept || (await kept).isClosed()) kept = open()
  const tab = await kept
  onTestFinished(() => empty(tab))
  return tab
}

const open = async (): Promise<Page> => (await sharedBrowser()).newPage()

async function empty(tab: Page): Promise<void> {
  tab.removeAllListeners('request')
  await tab.evaluate(() => {
    sessionStorage.clear()
    localStorage.clear()
  })
  // What the page has in memory goes with it, and it cannot write it down any more.
  await tab.goto('about:blank')
}
