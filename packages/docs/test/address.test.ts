import { describe, expect, test } from 'vitest'
import { relative, twinOf } from '../src/site/address.ts'
import { withRelativeLinks } from '../src/site/relative-links.ts'

describe('relative', () => {
  test.each([
    ['/campaigns/start/', '/campaigns/create/', '../../campaigns/start/'],
    ['/', '/campaigns/', '../'],
    ['/', '/', './'],
    ['/guides/errors/#not_found', '/404.html', 'guides/errors/#not_found'],
  ])('leads to %s from %s by %s', (target, page, path) => {
    expect(relative(target, page)).toBe(path)
    expect(new URL(path, `http://site.test/docs${page}`).href).toBe(`http://site.test/docs${target}`)
  })
})

describe('withRelativeLinks', () => {
  test('turns links from the root round, and leaves all others', () => {
    const html =
      '<a href="/leads/">1</a> <a href="#top">2</a> <a href="https://a.test/">3</a> <a href="//b.test/">4</a>'

    expect(withRelativeLinks(html, '/leads/list/index.html')).toBe(html.replace('/leads/', '../../leads/'))
  })
})

test('twinOf the start page has a name', () => {
  expect([twinOf('/'), twinOf('/leads/list/')]).toEqual(['/index.md', '/leads/list.md'])
})
