// Web pages as the simulation knows them: what stands on a page is made of its address alone, always the same.
import { siteName } from '../web.ts'
import type { Original } from './original.ts'

/** What a page says, under its title and two headings that every page has. */
export function pageAt(address: string): Original {
  const { hostname } = new URL(address)
  const title = titleOf(address)
  const topic = title.toLowerCase()
  const passages = [
    {
      heading: title,
      text: `This is the page about ${topic} of ${hostname}. It says what customers ask for most: how ${topic} works, whom it is for and where to begin.`,
      url: address,
    },
    {
      heading: `Prices of ${topic}`,
      text: `There are prices of ${topic} for single orders and for regular customers of ${hostname}. The price list is sent on request, and a first sample is free.`,
      url: address,
    },
    {
      heading: `Questions about ${topic}`,
      text: `Whoever has questions about ${topic} gets an answer within one working day from ${hostname}. Orders can be changed until noon of the day before.`,
      url: address,
    },
  ]
  // The markup of a page is several times as long as its text.
  const sizeBytes = 20 * passages.reduce((length, { text }) => length + text.length, 0)
  return { passages, sizeBytes }
}

/** `https://juniper.example/wholesale/barista-training` -> `Barista training`, and a site's own name for its root. */
function titleOf(address: string): string {
  const { pathname } = new URL(address)
  const segment = decoded(pathname.split('/').findLast((part) => part !== '') ?? '')
  const words = segment
    .replace(/\.\w{1,5}$/, '')
    .replace(/[-_+\s]+/g, ' ')
    .trim()
  return words ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : siteName(address)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A page that was found from another one. */
export interface FoundPage {
  url: string
  title: string | null
  depth: number
}

const below = ['delivery', 'prices', 'training']
const inSitemap = ['/', '/about', '/contact']

/** The page itself and those of its site that it leads to, first by depth and then by address. */
export function pagesFrom(address: string, depth: number, withSitemap: boolean): FoundPage[] {
  const { origin, pathname } = new URL(address)
  const start = `${origin}${pathname}`
  const pages = new Map([[start, 0]])
  let level = [start]
  for (let at = 1; at <= depth; at += 1) {
    level = level.flatMap((page) => below.map((name) => `${page.replace(/\/$/, '')}/${name}`))
    for (const page of level) pages.set(page, at)
  }
  for (const path of withSitemap ? inSitemap : []) if (!pages.has(`${origin}${path}`)) pages.set(`${origin}${path}`, 1)
  pages.delete(start)
  const others = [...pages].map(([url, at]) => ({ url, title: titleOf(url), depth: at }))
  return [{ url: address, title: titleOf(address), depth: 0 }, ...others.toSorted(byDepthAndAddress)]
}

export const byDepthAndAddress = (one: FoundPage, other: FoundPage): number =>
  one.depth - other.depth || (one.url < other.url ? -1 : 1)
