/** What a page tells of its own loading. Times are milliseconds since the visit began. */
export interface Told {
  /** The largest contentful paint so far. */
  paint: number
  /** Tasks of more than 50 ms. */
  tasks: { start: number; duration: number }[]
  /** The sum of all layout shifts. */
  shift: number
  /** When the heading of the operation was first on the screen. */
  shown?: number
}

/** Runs in the page, before anything of its own does, so it uses nothing from outside; leaves a `Told` at the window. */
export function observe(summary: string): void {
  const told: Told = { paint: 0, tasks: [], shift: 0 }
  Object.assign(window, { told })

  const on = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  on('largest-contentful-paint', ({ startTime }) => {
    told.paint = startTime
  })
  on('longtask', ({ startTime, duration }) => told.tasks.push({ start: startTime, duration }))
  on('layout-shift', (entry) => {
    // The compiler's library does not know layout shifts; the browser gives them.
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
    if (!hadRecentInput) told.shift += value
  })

  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, time } of entries) if (isIntersecting) told.shown ??= time
  })
  const headings = 'h1, h2, h3, h4'
  const find = (node: Node): void => {
    const element = node instanceof Element ? node : node.parentElement
    if (!element) return
    const near = [element.closest(headings), ...element.querySelectorAll(headings)]
    for (const heading of near) if (heading?.textContent?.includes(summary)) seen.observe(heading)
  }
  new MutationObserver((records) => {
    for (const { addedNodes, target, type } of records) {
      if (type === 'characterData') find(target)
      else addedNodes.forEach(find)
    }
  }).observe(document, { childList: true, characterData: true, subtree: true })
}
