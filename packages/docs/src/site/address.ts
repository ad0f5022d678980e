/** Where the site will be published, with a slash at its end; without `DOCS_URL` it is where `npm start` serves it. */
export const siteUrl: string = `${(process.env.DOCS_URL ?? 'http://127.0.0.1:4011/').replace(/\/+$/, '')}/`

/** The path of the Markdown twin of a page: `/campaigns/start/` -> `/campaigns/start.md`. */
export const twinOf = (href: string): string => (href === '/' ? '/index.md' : `${href.replace(/\/$/, '')}.md`)

/**
 * A path from the site's root as it is written in a page, so that the site works under any address.
 *
 * @param page the page's own path, such as `/campaigns/start/`
 */
export function relative(target: string, page: string): string {
  const depth = page.split('/').length - 2
  const up = '../'.repeat(depth)
  return `${up}${target.slice(1)}` || './'
}
