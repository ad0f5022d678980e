import type { Page } from 'playwright-core'

/**
 * Hides all text that looks as other text does that was judged before: of its colour, on the same background, as large
 * and as bold. A page has a thousand pieces of text in some forty looks, and what axe does most of its time is to find
 * out what is behind each. Gives the looks that are left to be judged.
 */
export const hideKnownLooks = (tab: Page, known: ReadonlySet<string>): Promise<string[]> =>
  tab.evaluate(
    (known) => {
      const looks = new Set(known)
      const backgrounds = new Map<Element, string>()
      const shown = new Set<Element>()
      const isText = (node: Node) => node instanceof Text && node.data.trim() !== ''

      /** Everything that is behind an element, down to what lets nothing through. */
      function backgroundOf(element: Element | null): string {
        if (!element) return ''
        const kept = backgrounds.get(element)
        if (kept !== undefined) return kept
        const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element)
        const own = `${backgroundColor} ${backgroundImage} ${opacity}`
        const isClear = own === 'rgba(0, 0, 0, 0) none 1'
        const isOpaque = /^rgb\([^/]*\) none 1$/.test(own)
        const behind = isOpaque ? own : `${isClear ? '' : `${own} over `}${backgroundOf(element.parentElement)}`
        backgrounds.set(element, behind)
        return behind
      }

      /** What decides on whether a text can be read, and on whether a link can be told from the text around it. */
      function lookOf(element: Element): string {
        const { color, fontSize, fontWeight, textShadow, textDecorationLine } = getComputedStyle(element)
        const around =
          element.parentElement && element.matches('a') ? getComputedStyle(element.parentElement).color : ''
        return [color, fontSize, fontWeight, textShadow, textDecorationLine, around, backgroundOf(element)].join(', ')
      }

      const all = [...document.body.querySelectorAll('*')]
      for (const element of all) {
        if (!element.matches('a, input, select, textarea') && ![...element.childNodes].some(isText)) continue
        const look = lookOf(element)
        if (looks.has(look) || !element.checkVisibility()) continue
        looks.add(look)
        const block = element.closest('p, li, dd, td, pre, summary') ?? element
        for (const inside of [element, ...block.querySelectorAll('*')]) shown.add(inside)
        for (let at: Element | null = block; at; at = at.parentElement) shown.add(at)
      }
      const fresh = [...looks].slice(known.length)
      if (fresh.length === 0) return fresh
      const style = document.createElement('style')
      style.textContent = '.known-look { display: none !important }'
      document.head.append(style)
      for (const element of all) if (!shown.has(element)) element.classList.add('known-look')
      return fresh
    },
    [...known],
  )

export const showAll = (tab: Page): Promise<void> =>
  tab.evaluate(() => {
    for (const element of document.querySelectorAll('.known-look')) element.classList.remove('known-look')
  })
