import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { sharedBrowser } from './chromium.ts'
import { type Served, serve } from './site.ts'

/** The site and a browser for the tests of one `describe`; both are there when its tests begin. */
export function inBrowser(): { site: Served; browser: Browser } {
  const both = {} as { site: Served; browser: Browser } // filled in before any test can read it
  beforeAll(async () => {
    both.site = await serve()
    both.browser = await sharedBrowser()
  })
  afterAll(async () => {
    await both.site?.close()
  })
  return both
}
