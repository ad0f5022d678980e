import type { Incoming } from './attempt.ts'
import { abortError, RocketleadError } from './errors.ts'
import { named } from './failure.ts'
import { Answer, type ApiPromise } from './promise.ts'

/** A page of a list, and the way to the next. */
export type Page<Item, Content> = Content & {
  /** Whether the service named a next page. */
  hasNextPage(): boolean
  /** The page after this one, with the same filters. It rejects when there is none. */
  nextPage(): PagePromise<Item, Content>
}

/**
 * A list: awaited it gives its first page, and looped over with `for await` every item of every page, each page being
 * fetched when it is needed.
 */
export interface PagePromise<Item, Content> extends ApiPromise<Page<Item, Content>>, AsyncIterable<Item> {
  /** Every item of every page, or the first `max` of them. */
  toArray(options?: { max?: number }): Promise<Item[]>
}

/** A page's content as far as the pager reads it, none of which the service vouches for. */
interface Listed {
  data?: unknown
  pagination?: { nextCursor?: unknown }
}

/** Where a list goes on. */
export interface Course {
  /** The cursor that the page was asked for with. */
  cursor: unknown
  /** Calls the list's operation again with this cursor. */
  at: (cursor: string) => List
  signal: AbortSignal | undefined
}

type ListPage = Page<unknown, Listed>

export class List extends Answer<ListPage> implements PagePromise<unknown, Listed> {
  readonly #incoming: Promise<Incoming>
  readonly #signal: AbortSignal | undefined

  constructor(incoming: Promise<Incoming>, read: (incoming: Incoming) => unknown, course: Course) {
    super(incoming, (incoming) => pageOf(read(incoming), incoming, course))
    this.#incoming = incoming
    this.#signal = course.signal
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void> {
    const { facts } = await this.#incoming
    for (let page: ListPage = await this; ; page = await page.nextPage()) {
      if (!Array.isArray(page.data)) throw new RocketleadError(`${named(facts)} was answered without a list.`, facts)
      for (const item of page.data) {
        if (this.#signal?.aborted) throw abortError(facts, this.#signal)
        yield item
      }
      if (!page.hasNextPage()) return
    }
  }

  async toArray({ max = Number.POSITIVE_INFINITY } = {}) {
    const items: unknown[] = []
    // The first page is under way in any case, and its failure is told to whoever asked for nothing too.
    await this
    if (!(max > 0)) return items
    for await (const item of this) if (items.push(item) >= max) break
    return items
  }
}

/** The content itself, with methods that neither a loop over it nor JSON shows. */
function pageOf(content: unknown, { facts }: Incoming, course: Course): ListPage {
  const page = Object(content) as Listed
  const nextCursor = page.pagination?.nextCursor
  const next = typeof nextCursor === 'string' ? nextCursor : ''
  const hasNextPage = () => next !== ''
  const nextPage = () => {
    // The cursor that led here would lead a loop over all pages round and round.
    if (next && next !== course.cursor) return course.at(next)
    const error = new RocketleadError(`${named(facts)} names no next page.`, facts)
    return new List(Promise.reject(error), Object, course)
  }
  return Object.defineProperties(page, {
    hasNextPage: { value: hasNextPage },
    nextPage: { value: nextPage },
  }) as ListPage
}
