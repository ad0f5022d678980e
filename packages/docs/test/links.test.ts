import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { attribute, parsed } from './html.ts'
import { dist, files, pageOf, read } from './site.ts'

const origin = 'http://site.test'
const html = new Map(files('.html').map((file) => [pageOf(file), parsed(file)]))

/** The file that an address of the site is answered with. */
const fileOf = (path: string): string => (path.endsWith('/') ? `${path}index.html` : path)
const exists = (path: string): boolean => existsSync(`${dist}${decodeURIComponent(fileOf(path)).slice(1)}`)

/** What is wrong with a link of a page, if anything. */
function faultOf(target: string, page: string): string | undefined {
  const url = new URL(target, `${origin}${page}`)
  if (url.protocol === 'data:') return undefined
  if (url.origin !== origin) return /^https:$/.test(url.protocol) ? undefined : `${page}: ${target} is no web address`
  if (!exists(url.pathname)) return `${page}: ${target} leads nowhere`
  const place = decodeURIComponent(url.hash.slice(1))
  const isPlace = place === '' || html.get(url.pathname)?.anchors.has(place)
  return isPlace ? undefined : `${page}: there is no ${place} at ${url.pathname}`
}

test('no link of a page is broken', () => {
  const links = [...html].flatMap(([page, { elements }]) =>
    elements.flatMap((element) =>
      ['href', 'src', 'popovertarget'].flatMap((name) => {
        const target = attribute(element, name)
        return target === undefined ? [] : [{ page, target: name === 'popovertarget' ? `#${target}` : target }]
      }),
    ),
  )
  const faults = links.flatMap(({ page, target }) => faultOf(target, page) ?? [])

  console.log(`${links.length} links on ${html.size} pages`)
  expect(links.length).toBeGreaterThan(10_000)
  expect(faults).toEqual([])
})

test('no link in Markdown is broken', () => {
  const links = [...files('.md'), '/llms.txt'].flatMap((file) =>
    [
      ...read(file)
        .replace(/```[\s\S]*?```/g, '')
        .matchAll(/\]\(([^)\s]+)\)/g),
    ].map(([, target = '']) => ({ file, target })),
  )
  const faults = links.flatMap(({ file, target }) => faultOf(target, file) ?? [])

  console.log(`${links.length} links in Markdown`)
  expect(links.length).toBeGreaterThan(500)
  expect(faults).toEqual([])
})

test('no two places of a page have the same name', () => {
  const twice = [...html].flatMap(([page, { elements }]) => {
    const ids = elements.flatMap((element) => attribute(element, 'id') ?? [])
    return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${page}#${id}`)
  })

  expect(twice).toEqual([])
})

test('no page loads anything from elsewhere', () => {
  const loaded = [...html.values()].flatMap(({ elements }) =>
    elements
      .filter(({ tagName }) => tagName !== 'a')
      .flatMap((element) => [attribute(element, 'src') ?? [], attribute(element, 'href') ?? []].flat()),
  )

  expect(loaded.filter((address) => /^(https?:)?\/\//.test(address))).toEqual([])
})

test('every page has a twin in Markdown, and stands in the sitemap and in llms.txt', () => {
  const pages = [...html.keys()].filter((page) => page !== '/404.html')
  const sitemap = read('/sitemap.xml')
  const llms = read('/llms.txt')
  const twin = (page: string) => (page === '/' ? '/index.md' : `${page.slice(0, -1)}.md`)

  expect(pages.filter((page) => !exists(twin(page)))).toEqual([])
  expect(pages.filter((page) => !sitemap.includes(`${page}</loc>`))).toEqual([])
  expect(pages.filter((page) => page !== '/' && !llms.includes(`(${twin(page).slice(1)})`))).toEqual([])
})
