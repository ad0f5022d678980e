import { relative, twinOf } from '../site/address.ts'

const link = /(\]\()(\/[^)\s#]*)(#[^)\s]*)?\)/g

/** Markdown whose links lead from the twin of a page to the twins of others; places inside of pages have no names there. */
export const withTwinLinks = (markdown: string, page: string): string =>
  markdown.replace(link, (_, start: string, path: string) => {
    const target = path.endsWith('/') ? twinOf(path) : path
    return `${start}${relative(target, twinOf(page))})`
  })
