import type { Browser, Page } from 'playwright-core'
import { median } from '../measure/median.ts'
import type { Told } from './observe.ts'
import { phone, visit } from './visit.ts'

/** Milliseconds, but for the shift. */
export interface OnPhone {
  /** Largest contentful paint. */
  paint: number
  /** When the operation was first on the screen; left out when it was not. */
  shown?: number
  /** Of each long task what is beyond 50 ms, in all until the page has come to rest. */
  blocked: number
  /** Cumulative layout shift: the sum of all. */
  shift: number
}

export async function onPhone(browser: Browser, url: string): Promise<OnPhone> {
  await using visited = await visit(browser, url, { as: phone, slowed })
  const { paint, shown, tasks, shift } = visited.told
  const blocked = tasks.reduce(
    (sum: number, { duration }: Told['tasks'][number]) => sum + Math.max(0, duration - 50),
    0,
  )
  return { paint, ...(shown !== undefined && { shown }), blocked, shift }
}

/** The middle of each figure by itself. */
export function middle(rounds: OnPhone[]): OnPhone {
  const shown = rounds.flatMap((round) => round.shown ?? [])
  return {
    paint: Math.round(median(rounds.map(({ paint }) => paint))),
    ...(shown.length > rounds.length / 2 && { shown: Math.round(median(shown)) }),
    blocked: Math.round(median(rounds.map(({ blocked }) => blocked))),
    shift: Number(median(rounds.map(({ shift }) => shift)).toFixed(3)),
  }
}

/** A processor four times slower, 1.6 Mbit/s down and 0.75 up, 150 ms to the server and back. */
async function slowed(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await session.send('Network.enable')
  const [download, upload] = [1_600_000 / 8, 750_000 / 8]
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: download,
    uploadThroughput: upload,
  })
}
