import type { Browser } from 'playwright-core'
import type { Asked, Served } from './serve.ts'
import { phone, visit } from './visit.ts'

/** What a first visit to the operation loads. */
export interface FirstVisit {
  /** Gzipped bytes by kind. */
  bytes: Record<Asked['kind'], number>
  requests: number
  /** What it asks other hosts for, by the address: how often. */
  elsewhere: Record<string, number>
}

export async function firstVisit(browser: Browser, served: Served, page: string): Promise<FirstVisit> {
  served.asked.length = 0
  await using visited = await visit(browser, served.url + page, { as: phone })
  // The icon of the tab is no part of the page, and whether it is asked for is the browser's business.
  const asked = served.asked.filter(({ path }) => !path.startsWith('/favicon'))
  const sum = (kind: Asked['kind']) => asked.reduce((total, each) => total + (each.kind === kind ? each.bytes : 0), 0)
  const bytes = { html: sum('html'), css: sum('css'), js: sum('js'), other: sum('other') }
  return { bytes, requests: asked.length, elsewhere: counted(visited.elsewhere) }
}

function counted(addresses: string[]): Record<string, number> {
  const groups = Object.groupBy(addresses, (address) => address)
  return Object.fromEntries(Object.entries(groups).map(([address, all]) => [address, all?.length ?? 0]))
}
