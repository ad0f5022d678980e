import type { Page } from 'playwright-core'

/**
 * Shows a page in the window that is there, as if it had been visited: its styles are loaded, its scripts run. It takes
 * half of the time of a visit. And what has been added to the window stays: axe is half a megabyte of script, and slow
 * until it is warm, so that loading it anew for each page would take three times as long as all that it then does.
 */
export async function show(tab: Page, url: string): Promise<void> {
  await tab.evaluate(async (url) => {
    const response = await fetch(url)
    // A module runs once in a window, however often it is loaded from one address.
    const html = (await response.text()).replace(/(<script type="module" src=")([^"]+)/g, `$1$2?${performance.now()}`)
    history.replaceState(null, '', url)
    document.open()
    const loaded = new Promise((resolve) => addEventListener('load', resolve, { once: true }))
    document.write(html)
    document.close()
    await loaded
  }, url)
}
