import { createMockServer } from '@rocketlead/mock-server'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { sharedBrowser } from '../chromium.ts'
import { sharedTab } from '../shared-tab.ts'
import { type Served, serve } from '../site.ts'
import { choose, openConsole } from './console.ts'
import { type Recorder, record } from './recorder.ts'

export const apiKey = 'rl_test_demo'

/** A browser, the site, and a mock server with something in it, for the tests of one file. */
export function setup() {
  const mock = createMockServer({ world: 'demo' })
  let [site, browser]: [Served?, Browser?] = []
  let port = 0

  beforeAll(async () => {
    site = await serve()
    browser = await sharedBrowser()
    port = (await mock.listen({ port: 0 })).port
  })
  afterAll(async () => {
    await site?.close()
    await mock.close()
  })

  /** A tab that knows nothing of the others. */
  async function newTab(options: BrowserContextOptions = {}): Promise<Page> {
    if (!browser) throw new Error('There is no browser before the tests begin.')
    const tab = await browser.newPage(options)
    onTestFinished(() => tab.close())
    return tab
  }

  /** Opens the console of a page in the shared tab or another, with the mock server chosen or one on another port. */
  async function open(page: string, { tab, at = port }: { tab?: Page; at?: number } = {}): Promise<Locator> {
    const console = await openConsole(tab ?? (await sharedTab()), `${site?.url}${page}`)
    await choose(console, { port: at, apiKey })
    return console
  }

  /** A server that remembers what it is sent. */
  async function recorder(answer?: Parameters<typeof record>[0]): Promise<Recorder> {
    const recording = await record(answer)
    onTestFinished(recording.close)
    return recording
  }

  return { mock, newTab, open, recorder, port: () => port, url: () => site?.url ?? '' }
}
