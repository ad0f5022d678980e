// Pages of the web that the control plane was told of.
import type { components } from '../../../generated/control/schema.ts'
import { hostOf, publicUrl } from '../public-address.ts'
import { notPublic, refuseFaults } from '../web.ts'
import { passagesOfMarkdown } from './markup.ts'
import { bytesOf, type Original } from './original.ts'
import { byDepthAndAddress, type FoundPage } from './web-page.ts'

export type RegisteredPage = components['schemas']['WebPage']
type Registration = components['schemas']['WebPageRegister']

/** @throws Problem `address_blocked` for an address that is not public */
export function registeredPage(id: string, { title, text, ...page }: Registration): RegisteredPage {
  if (!publicUrl(page.url)) refuseFaults([notPublic(page.url, '/url')])
  return { ...page, id, title: title ?? null, text: text ?? null }
}

export const isSuccess = (status: number): boolean => status >= 200 && status < 300

const canBeRead = ({ status, blockedByRobots }: RegisteredPage): boolean => isSuccess(status) && !blockedByRobots

/** What the page says, found at the address: what stands above its first heading is under its title. */
export function contentOf({ title, text }: RegisteredPage, url: string): Original {
  const passages = passagesOfMarkdown(text ?? '')
  return {
    sizeBytes: bytesOf(text ?? ''),
    passages: passages.map((passage) => ({ ...passage, heading: passage.heading ?? title, url })),
  }
}

/**
 * The page and those of its host that can be read and that it leads to, first by depth and then by address. Pages of the
 * sitemap that no link leads to have the depth 1.
 */
export function pagesLinkedFrom(
  start: RegisteredPage,
  maxDepth: number,
  sitemap: RegisteredPage[],
  find: (address: string) => RegisteredPage | undefined,
): FoundPage[] {
  const found = new Map([[start.id, foundAt(start, 0)]])
  const isNew = (page: RegisteredPage) =>
    canBeRead(page) && hostOf(page.url) === hostOf(start.url) && !found.has(page.id)
  let level = [start]
  for (let depth = 1; depth <= maxDepth; depth += 1) {
    const linked = level.flatMap(({ links }) => links.flatMap((link) => find(link) ?? [])).filter(isNew)
    level = [...new Map(linked.map((page) => [page.id, page])).values()]
    for (const page of level) found.set(page.id, foundAt(page, depth))
  }
  for (const page of sitemap.filter(isNew)) found.set(page.id, foundAt(page, 1))
  return [...found.values()].toSorted(byDepthAndAddress)
}

const foundAt = ({ url, title }: RegisteredPage, depth: number): FoundPage => ({ url, title, depth })
