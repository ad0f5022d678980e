import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser } from 'playwright-core'
import { modules } from '../measure/packages.ts'
import { desktop, visit } from './visit.ts'

/** Elements that break a rule of WCAG 2.2 AA, counted by rule. */
export type Faulty = Record<string, number>

const axe = readFileSync(join(modules, 'axe-core/axe.min.js'), 'utf8')

export async function faulty(browser: Browser, url: string): Promise<Faulty> {
  await using visited = await visit(browser, url, { as: desktop })
  await visited.page.evaluate(axe)
  const { violations } = await visited.page.evaluate(run)
  return Object.fromEntries(violations.map(({ id, nodes }) => [id, nodes.length]))
}

/** Runs in the page, where axe is now. */
function run(): Promise<AxeResults> {
  const { axe } = window as unknown as { axe: typeof import('axe-core') }
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  return axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
}
