import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { executablePath, missing, sharedBrowser } from './chromium.ts'
import { operationPages, type Served, serve } from './site.ts'
import { inTabs } from './tabs.ts'

describe.skipIf(!executablePath)(`the first visit of an operation page${missing}`, () => {
  let site: Served
  let browser: Browser
  let visits: Visit[]

  beforeAll(async () => {
    site = await serve()
    browser = await sharedBrowser()
    visits = await inTabs(browser, operationPages, (tab, path) => visit(tab, `${site.url}${path}`), { tabs: 4 })
  })
  afterAll(async () => {
    await site?.close()
  })

  test('weighs at most 15 kB at the median and 25 kB at most', () => {
    const weights = visits.map(({ weight }) => weight).toSorted((one, other) => one - other)
    const median = weights[Math.floor(weights.length / 2)]
    const most = weights.at(-1)
    console.info(`${visits.length} operation pages: ${median} bytes at the median, ${most} at most, html + css + js gz`)

    expect(visits).toHaveLength(86)
    expect(median).toBeLessThanOrEqual(15_000)
    expect(most).toBeLessThanOrEqual(25_000)
  })

  test('takes at most 4 requests, and none of another host', () => {
    const most = Math.max(...visits.map(({ urls }) => urls.length))
    const elsewhere = visits.flatMap(({ urls }) => urls.filter((url) => !url.startsWith(`${site.url}/`)))
    console.info(`${most} requests at most, ${elsewhere.length} of them to other hosts`)

    expect(most).toBeLessThanOrEqual(4)
    expect(elsewhere).toEqual([])
  })
})

interface Visit {
  /** What was asked for, but for addresses that hold their data themselves. */
  urls: string[]
  /** The bytes of all bodies as they came over the wire. */
  weight: number
}

async function visit(tab: Page, url: string): Promise<Visit> {
  const session = await tab.context().newCDPSession(tab)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const requests: Promise<{ url: string; weight: number }>[] = []
  tab.on('request', (request) => {
    if (request.url().startsWith('data:')) return
    requests.push(weightOf(request).then((weight) => ({ url: request.url(), weight })))
  })

  // What the page loads on its own account when it is ready counts as well.
  await tab.goto(url, { waitUntil: 'networkidle' })
  const answered = await Promise.all(requests)

  tab.removeAllListeners('request')
  await session.detach()
  return { urls: answered.map((each) => each.url), weight: answered.reduce((sum, each) => sum + each.weight, 0) }
}

/** The bytes of the answer's body; none when nobody answers. */
async function weightOf(request: Request): Promise<number> {
  const response = await request.response()
  return response === null ? 0 : (await request.sizes()).responseBodySize
}
