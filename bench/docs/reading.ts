import type { Browser } from 'playwright-core'
import { type Words, words } from './description.ts'
import { desktop } from './visit.ts'

/** How many words of each kind stand in the page without JavaScript. */
export type Reading = Record<keyof Words, { found: number; of: number }>

export async function read(browser: Browser, url: string): Promise<Reading> {
  const context = await browser.newContext({ ...desktop, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'load' })
  const texts = await page.evaluate(textsOf)
  await context.close()
  const [spaced, whole, packed] = [texts.join(' '), texts.join(''), unspaced(texts.join(''))]
  const hasWord = (word: string) => [spaced, whole].some((text) => wordIn(text, word))
  const hasSample = (sample: string) => packed.includes(unspaced(sample))
  const counted = (kind: keyof Words, has: (word: string) => boolean) => {
    const all = words()[kind]
    return { found: all.filter(has).length, of: all.length }
  }
  return {
    parameters: counted('parameters', hasWord),
    properties: counted('properties', hasWord),
    statuses: counted('statuses', hasWord),
    codes: counted('codes', hasWord),
    samples: counted('samples', hasSample),
  }
}

/**
 * Runs in the page. All texts that a reader can get at: what a style hides is counted, as it may be a tab that needs no
 * script, but nothing that only a script could show.
 */
function textsOf(): string[] {
  const texts: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { parentElement, nodeValue } = walker.currentNode
    if (nodeValue && !parentElement?.closest('script, style, template, [hidden]')) texts.push(nodeValue)
  }
  return texts
}

function wordIn(text: string, word: string): boolean {
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`).test(text)
}

const unspaced = (text: string) => text.replaceAll(/\s+/g, '')
