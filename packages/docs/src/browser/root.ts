/** Where the site begins: what is bundled stands one folder below. */
export const root: URL = new URL(/* @vite-ignore */ '../', import.meta.url)
