import { loadDescription, openWorld } from '@rocketlead/contract-tests'
import { createMockServer } from '@rocketlead/mock-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { executablePath, missing, sharedBrowser } from './chromium.ts'
import { described } from './described.ts'
import { type Served, serve } from './site.ts'
import { inTabs } from './tabs.ts'
import { choose, fillIn, openConsole, send } from './try-it/console.ts'

describe.skipIf(!executablePath)(`the console of every operation${missing}`, async () => {
  const description = await loadDescription()
  const mock = createMockServer()
  let site: Served
  let browser: Browser
  let answers: Map<string, string>

  beforeAll(async () => {
    site = await serve()
    browser = await sharedBrowser()
    // The site and the mock server have ports of their own, so every call is one to another origin.
    const { port } = await mock.listen({ port: 0 })
    const pages = described.map(({ file }) => file.replace('index.html', ''))
    const seen = await inTabs(browser, pages, (tab, page) => tryPage(tab, page, port), { tabs: 4 })
    answers = new Map(described.map(({ id }, index) => [id, seen[index] ?? '']))
  })
  afterAll(async () => {
    await site?.close()
    await mock.close()
  })

  /** Puts the documented example into the console of a page, about things that are there, and sends it. */
  async function tryPage(tab: Page, page: string, port: number): Promise<string> {
    const id = described.find(({ file }) => file.startsWith(page))?.id ?? ''
    const apiKey = `rl_test_try_${id.replace('.', '_')}`
    const passTime = (by: string) => mock.workspace(apiKey).advance(by)
    const world = await openWorld({ description, fetch: mock.fetch, apiKey, passTime })
    const { ready } = await world.exampleCall(id)
    const console = await openConsole(tab, `${site.url}${page}`)
    await choose(console, { port, apiKey })
    await fillIn(console, ready)
    const label = await console.getByRole('button', { name: /^Send/ }).textContent()
    return `${label}: ${await send(console)}`
  }

  // What is described as valid is also found valid: the button does not say "Send anyway".
  test.each(described.map(({ id }) => id))('sends %s, and shows a success', (id) => {
    expect(answers.get(id)).toMatch(/^Send: 20[0-4] /)
  })
})
