// The web as a workspace knows it: registered pages, and what the addresses of all other hosts tell.
import { publicUrl } from '../public-address.ts'
import { type AddressFault, addressFault, blockedByRobots, failsToLoad, unreachable } from '../web.ts'
import type { Original } from './original.ts'
import { contentOf, isSuccess, pagesLinkedFrom, type RegisteredPage } from './registered-page.ts'
import { type FoundPage, pageAt, pagesFrom } from './web-page.ts'

/** The pages that were registered. They say all that there is on their hosts. */
export interface Web {
  /** The page at this address, however it is written. */
  find(address: string): RegisteredPage | undefined
  /** Whether the address's host has registered pages. */
  describes(address: string): boolean
  /** The pages of the address's host that its sitemap names. */
  sitemapOf(address: string): RegisteredPage[]
}

/** Why a page must not be read, or its host cannot be reached: what is known before the page is asked for. */
export function siteFault(address: string, web: Web, pointer = ''): AddressFault | undefined {
  if (!isDescribed(address, web)) return addressFault(address, pointer)
  return web.find(address)?.blockedByRobots ? blockedByRobots(address, pointer) : undefined
}

/** Why a page cannot be read. */
export function pageFault(address: string, web: Web, pointer = ''): AddressFault | undefined {
  const fault = siteFault(address, web, pointer)
  if (fault) return fault
  const status = statusOf(address, web)
  return isSuccess(status) ? undefined : unreachable(address, pointer, `answered with the status ${status}`)
}

/** What a page that can be read says. */
export function readPage(address: string, web: Web): Original {
  const page = web.find(address)
  return page ? contentOf(page, address) : pageAt(address)
}

/** A page that can be read and those of its site that it leads to, first by depth and then by address. */
export function discover(
  address: string,
  { maxDepth, includeSitemap }: { maxDepth: number; includeSitemap: boolean },
  web: Web,
): FoundPage[] {
  const page = web.find(address)
  if (!page) return pagesFrom(address, maxDepth, includeSitemap)
  return pagesLinkedFrom({ ...page, url: address }, maxDepth, includeSitemap ? web.sitemapOf(address) : [], web.find)
}

function statusOf(address: string, web: Web): number {
  if (!isDescribed(address, web)) return failsToLoad(address) ? 503 : 200
  return web.find(address)?.status ?? 404
}

const isDescribed = (address: string, web: Web): boolean => publicUrl(address) !== undefined && web.describes(address)
