// Visits to pages in a headless Chromium that reaches nothing but this machine.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { summary } from './description.ts'
import { observe, type Told } from './observe.ts'

/** @throws Error when there is no Chromium at CHROMIUM_PATH, or where Debian has it */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  })
}

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  colorScheme: 'light',
}

export interface Visit extends AsyncDisposable {
  page: Page
  /** Addresses of other hosts that the page asked for, and did not get. */
  elsewhere: string[]
  told: Told
}

export interface VisitOptions {
  as: BrowserContextOptions
  /** Makes line and processor slower, before the page is asked for. */
  slowed?(page: Page): Promise<void>
}

/** A first visit, with nothing in any cache, until the page has come to rest. */
export async function visit(browser: Browser, url: string, { as, slowed }: VisitOptions): Promise<Visit> {
  const context = await browser.newContext(as)
  const page = await context.newPage()
  const elsewhere: string[] = []
  let [pending, lastEnd] = [0, performance.now()]
  const ended = () => {
    pending--
    lastEnd = performance.now()
  }
  context.on('request', (request) => {
    pending++
    const { protocol, host } = new URL(request.url())
    if (protocol.startsWith('http') && host !== new URL(url).host) elsewhere.push(request.url())
  })
  context.on('requestfinished', ended)
  context.on('requestfailed', ended)
  await page.addInitScript(observe, summary)
  await slowed?.(page)
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 })
  for (const until = performance.now() + 90_000; performance.now() < until; ) {
    const quiet = pending > 0 ? 0 : performance.now() - lastEnd
    if (quiet > rest && (await idle(page)) > rest) break
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return { page, elsewhere, told: await told(page), [Symbol.asyncDispose]: () => context.close() }
}

/** A page without a request or a long task for so many milliseconds has come to rest. */
const rest = 2500

/** Milliseconds since its last long task. */
async function idle(page: Page): Promise<number> {
  const { tasks } = await told(page)
  const ends = tasks.map(({ start, duration }) => start + duration)
  return (await page.evaluate(() => performance.now())) - Math.max(0, ...ends)
}

/** `observe` has left it there. */
const told = (page: Page): Promise<Told> => page.evaluate(() => (window as unknown as { told: Told }).told)
