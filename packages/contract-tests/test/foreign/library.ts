// The library of library.yaml: a small server that keeps to its description, and that faults can be built into.
import type { Fetch } from '../../src/run/options.ts'

interface Book {
  id: number
  title: string
  subtitle: string | null
  genre: string
  pages: number
  addedAt: string
}

/** In what the library differs from a sound one. */
export interface Flaws {
  losesSubtitle?: boolean
  keepsDeleted?: boolean
  repeatsItems?: boolean
  ignoresSort?: boolean
  ignoresGenre?: boolean
  takesAnyPages?: boolean
  needsNoKey?: boolean
  failsOverHundredPages?: boolean
}

const genres = ['novel', 'essay', 'poetry']
const key = 'shelf-key-1'

export function library(flaws: Flaws = {}): { fetch: Fetch; apiKey: string } {
  const books = new Map<number, Book>()
  let count = 0

  const answer = (status: number, body?: unknown): Response =>
    new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
    })
  const refuse = (status: number, error: string): Response => answer(status, { error })

  function handle(request: Request, url: URL, body: unknown): Response {
    if (request.headers.get('x-library-key') !== key && !flaws.needsNoKey) return refuse(401, 'Who are you?')
    const [, id] = /^\/v2\/books\/([^/]+)$/.exec(url.pathname) ?? []
    if (url.pathname === '/v2/books') {
      if (request.method === 'GET') return list(url.searchParams)
      return request.method === 'POST' ? add(body) : notOffered('GET, POST')
    }
    if (id === undefined) return refuse(404, 'There is no such place.')
    if (!['GET', 'PATCH', 'DELETE'].includes(request.method)) return notOffered('GET, PATCH, DELETE')
    if (!/^[1-9]\d*$/.test(id)) return refuse(400, 'The id must be a number.')
    const book = books.get(Number(id))
    const faults = request.method === 'PATCH' ? faultsOf(body, false) : undefined
    if (faults) return faults
    if (!book) return refuse(404, 'There is no such book.')
    if (request.method === 'GET') return answer(200, book)
    if (request.method === 'PATCH') return change(book, body as Partial<Book>) // its faults were looked for
    if (!flaws.keepsDeleted) books.delete(book.id)
    return answer(204)
  }

  const notOffered = (allow: string) =>
    new Response('{"error":"Not offered."}', { status: 405, headers: { allow, 'content-type': 'application/json' } })

  function list(query: URLSearchParams): Response {
    const [size = '10', token, genre, sort] = ['page_size', 'page_token', 'genre', 'sort'].map(
      (name) => query.get(name) ?? undefined,
    )
    if (!/^[1-9]\d?$/.test(size) || Number(size) > 50) return refuse(400, 'page_size must be from 1 to 50.')
    if (genre !== undefined && !genres.includes(genre)) return refuse(400, 'There is no such genre.')
    if (sort !== undefined && !/^-?(?:title|pages)$/.test(sort)) return refuse(400, 'There is no such order.')
    const chosen = [...books.values()].filter(
      (book) => genre === undefined || flaws.ignoresGenre || book.genre === genre,
    )
    const ordered =
      sort === undefined || flaws.ignoresSort ? chosen : chosen.toSorted((one, other) => compare(one, other, sort))
    const from = Number(token ?? 0)
    const to = from + Number(size)
    const items = ordered.slice(flaws.repeatsItems && from > 0 ? from - 1 : from, to)
    return answer(200, { items, next_page_token: to < ordered.length ? String(to) : null })
  }

  function compare(one: Book, other: Book, sort: string): number {
    const sign = sort.startsWith('-') ? -1 : 1
    if (sort.endsWith('pages')) return sign * (one.pages - other.pages)
    return sign * (one.title < other.title ? -1 : Number(one.title > other.title))
  }

  function add(body: unknown): Response {
    const faults = faultsOf(body, true)
    if (faults) return faults
    const { subtitle = null, ...given } = body as Pick<Book, 'title' | 'genre' | 'pages'> & Partial<Book> // its faults were looked for
    const book: Book = { ...given, id: ++count, subtitle, addedAt: new Date(count * 1000).toISOString() }
    books.set(book.id, book)
    return answer(201, book)
  }

  function change(book: Book, body: Partial<Book>): Response {
    if (flaws.failsOverHundredPages && (body.pages ?? 0) > 100) return refuse(500, 'Out of shelves.')
    const changed = { ...book, ...body, ...(flaws.losesSubtitle && !('subtitle' in body) && { subtitle: null }) }
    books.set(book.id, changed)
    return answer(200, changed)
  }

  function faultsOf(body: unknown, isNew: boolean): Response | undefined {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return refuse(400, 'Send an object.')
    const book = body as Record<string, unknown> // any object is one
    const { title, subtitle, genre, pages, ...others } = book
    const isText = (value: unknown, least: number) =>
      typeof value === 'string' && [...value].length >= least && [...value].length <= 80
    const isFine =
      Object.keys(others).length === 0 &&
      Object.keys(book).length > 0 &&
      (title === undefined ? !isNew : isText(title, 1)) &&
      (subtitle === undefined || subtitle === null || isText(subtitle, 0)) &&
      (genre === undefined ? !isNew : genres.includes(String(genre)) && typeof genre === 'string') &&
      (pages === undefined ? !isNew : isPages(pages))
    return isFine ? undefined : refuse(400, 'Something in the book is wrong.')
  }

  const isPages = (pages: unknown) =>
    Number.isInteger(pages) && Number(pages) > 0 && (flaws.takesAnyPages || Number(pages) <= 5000)

  return {
    apiKey: key,
    async fetch(input, init) {
      const request = new Request(input, init)
      const text = await request.text()
      const isWrite = ['POST', 'PATCH'].includes(request.method)
      const url = new URL(input)
      if (
        isWrite &&
        !request.headers.get('content-type')?.startsWith('application/json') &&
        request.headers.has('x-library-key')
      )
        return url.pathname.startsWith('/v2/books') ? refuse(415, 'Send JSON.') : refuse(404, 'There is no such place.')
      try {
        return handle(
          request,
          url,
          isWrite
            ? JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(new TextEncoder().encode(text)))
            : undefined,
        )
      } catch {
        return request.headers.get('x-library-key') === key || flaws.needsNoKey
          ? refuse(400, 'That is no JSON.')
          : refuse(401, 'Who are you?')
      }
    },
  }
}
