import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createMockServer } from '@rocketlead/mock-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { executablePath, missing, sharedBrowser } from './chromium.ts'
import { type Served, serve } from './site.ts'
import { choose, openConsole, send } from './try-it/console.ts'

const folder = fileURLToPath(new URL('../.screens/', import.meta.url))
const mock = createMockServer({ world: 'demo' })

/** What is photographed: where it is, and what is done there. */
const subjects: Record<string, (tab: Page, site: string) => Promise<unknown>> = {
  operation: (tab, site) => tab.goto(`${site}/campaigns/create/`),
  guide: (tab, site) => tab.goto(`${site}/guides/quickstart/`),
  states: (tab, site) => tab.goto(`${site}/states/campaign/`),
  search: async (tab, site) => {
    await tab.goto(`${site}/`)
    await tab.locator('#search').click()
    await tab.getByRole('combobox').fill('start campaign')
    await tab.getByRole('option').first().waitFor()
  },
  'try-it': async (tab, site) => {
    const console = await openConsole(tab, `${site}/campaigns/list/`)
    const { port } = await mock.listen({ port: 0 })
    await choose(console, { port, apiKey: 'rl_test_demo' })
    await send(console)
  },
}

describe.skipIf(!executablePath)(`what is seen${missing}`, () => {
  let site: Served
  let browser: Browser

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    site = await serve()
    browser = await sharedBrowser()
  })
  afterAll(async () => {
    await site?.close()
    await mock.close()
  })

  test.for(Object.entries(subjects))('is written down: %s, in light, in dark and on a phone', async ([name, go]) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const tab = await context.newPage()
    await go(tab, site.url)
    await tab.screenshot({ path: `${folder}${name}-light.png` })
    await tab.emulateMedia({ colorScheme: 'dark' })
    await tab.screenshot({ path: `${folder}${name}-dark.png` })
    await tab.setViewportSize({ width: 390, height: 844 })
    const shot = await tab.screenshot({ path: `${folder}${name}-390-dark.png` })
    await tab.emulateMedia({ colorScheme: 'light' })
    await tab.screenshot({ path: `${folder}${name}-390.png` })
    await context.close()

    expect(shot.length).toBeGreaterThan(10_000)
  })
})
