import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export const load = (tab: Page): Promise<void> => tab.evaluate(source)

const beyond = ['heading-order', 'landmark-one-main', 'page-has-heading-one', 'region']

/** WCAG 2.2 AA, and beyond it that headings are in order and landmarks around all content. */
export const allRules: RunOptions = {
  runOnly: { type: 'tag', values: standards },
  rules: Object.fromEntries(['target-size', ...beyond].map((rule) => [rule, { enabled: true }])),
}

const colourRules = ['color-contrast', 'link-in-text-block']

export const colours: RunOptions = { runOnly: { type: 'rule', values: colourRules } }

/** What does not depend on colours. */
export const structure: RunOptions = {
  ...allRules,
  rules: { ...allRules.rules, ...Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }])) },
}

/** What axe finds in the page as it is now: a sentence each. */
export const findings = (tab: Page, options: RunOptions): Promise<string[]> =>
  tab.evaluate(async (options) => {
    // Its script has been loaded into the window.
    const { axe } = window as typeof window & { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { ...options, resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id} at ${target}: ${failureSummary.replace(/\s+/g, ' ')}`),
    )
  }, options)
