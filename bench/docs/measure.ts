import { type Faulty, faulty } from './faulty.ts'
import { type Features, features } from './features.ts'
import { type FirstVisit, firstVisit } from './first-visit.ts'
import { make } from './made.ts'
import { middle, type OnPhone, onPhone } from './on-phone.ts'
import { type Reading, read } from './reading.ts'
import { type Measured, type Results, save } from './results.ts'
import type { Served } from './serve.ts'
import { sites } from './sites/index.ts'
import type { Site } from './sites/site.ts'
import { openBrowser } from './visit.ts'

const rounds = { build: 3, phone: 5 }

/** Makes the sites, measures them one after the other, and keeps the results. */
export async function measure(wanted: readonly (keyof Measured)[]): Promise<Results> {
  const wants = (kind: keyof Measured) => wanted.includes(kind)
  await using made = await make(wants('build') ? rounds.build : 1)
  await using browser = await openBrowser()
  const each = async <Value>(kind: string, of: (served: Served, site: Site) => Promise<Value>) => {
    const values: Record<string, Value> = {}
    for (const [name, site] of Object.entries(sites)) {
      const served = made.sites[name]
      if (!served) continue
      console.error(`${site.label}: ${kind} ...`)
      values[name] = await of(served, site)
    }
    return values
  }

  const measured: Partial<Measured> = {
    ...(wants('build') && { build: made.builds }),
    ...(wants('visit') && {
      visit: await each<FirstVisit>('a first visit', (served, { page }) => firstVisit(browser, served, page)),
    }),
    ...(wants('phone') && {
      phone: await inTurn(() => each('on a phone', ({ url }, { page }) => onPhone(browser, url + page))),
    }),
    ...(wants('text') && {
      text: await each<Reading>('without JavaScript', ({ url }, { page }) => read(browser, url + page)),
    }),
    ...(wants('axe') && { axe: await each<Faulty>('axe', ({ url }, { page }) => faulty(browser, url + page)) }),
    ...(wants('features') && {
      features: await each<Features>('features', ({ url }, site) => features(browser, url + site.page, site)),
    }),
  }
  return save(measured, browser.version())
}

/** Several rounds over all sites, so that what else the machine does falls on each; after one to warm up. */
async function inTurn(round: () => Promise<Record<string, OnPhone>>): Promise<Record<string, OnPhone>> {
  await round()
  const all: Record<string, OnPhone>[] = []
  for (let count = 0; count < rounds.phone; count++) all.push(await round())
  const names = Object.keys(all[0] ?? {})
  return Object.fromEntries(names.map((name) => [name, middle(all.flatMap((values) => values[name] ?? []))]))
}
