import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { html } from '../src/report/html/page.ts'
import { colors } from '../src/report/html/style/colors.ts'
import type { Report } from '../src/report/report.ts'
import { visible } from '../src/report/visible.ts'
import { failure, failuresOf } from './report/failures.ts'
import { rocketleadReport } from './report/fixture.ts'
import { texts } from './report/random.ts'
import { all, named, page, scan, textOf, withClass } from './report/scanner.ts'
import { operation, parameter, smallReport, status } from './report/small.ts'

const parsed = (report: Report) => scan(html(report), page)

const unseen = (name: string) => status({ status: name, seen: 0 })

/** A report that has this text wherever it can have one. */
function spelledWith(text: string): Report {
  const own = `${text} id`
  return smallReport({
    target: text,
    description: { title: text, version: text, source: text },
    startedAt: text,
    notes: [{ operation: text, message: text }],
    operations: [
      operation({
        ...{ id: own, method: text, path: text, section: text, summary: text, failures: 1 },
        statuses: [status({ status: `5${text}`, codes: [{ code: text, seen: 1 }] })],
        parameters: [parameter({ name: text })],
        links: [{ name: text, to: text, followed: 0 }],
      }),
    ],
    failures: [
      failure({
        ...{ operation: own, method: text, path: text, case: text, check: text, message: text, curl: [text, text] },
        ...{ expected: text, actual: text, response: { status: 500, headers: { [text]: text }, body: text } },
      }),
    ],
  })
}

describe('the page', () => {
  test('has no element and no attribute out of a text, and shows all texts', () => {
    const shapeOf = (report: Report) =>
      all(parsed(report)).map(({ name, attributes }) => [name, Object.keys(attributes)])
    const harmless = shapeOf(spelledWith('x'))

    fc.assert(
      fc.property(texts, (text) => {
        const report = spelledWith(text)

        expect(shapeOf(report)).toEqual(harmless)
        const shown = named(parsed(report), 'pre').map(textOf)
        const one = visible(text)
        expect(shown).toEqual([one, one, `${one}\n${one}`, `${one}: ${one}`, one])
      }),
    )
  })

  test('asks no host for anything', () => {
    const elements = all(parsed(rocketleadReport()))

    const addresses = elements.flatMap(({ attributes: { src, href, action } }) => [src, href, action])
    expect(addresses.filter((address) => address !== undefined && !/^(#|data:,$)/.test(address))).toEqual([])
    expect(html(rocketleadReport())).not.toMatch(/@import|url\(/)
  })

  test('allows its own script, and no other', () => {
    const document = parsed(smallReport())

    const [script] = named(document, 'script')
    const policies = named(document, 'meta').map(({ attributes }) => attributes.content)
    const hash = createHash('sha256')
      .update(script?.text ?? '')
      .digest('base64')
    expect(policies).toContainEqual(
      `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; img-src data:`,
    )
  })

  test('leads nowhere that is not on it', () => {
    const elements = all(parsed(rocketleadReport()))

    const ids = elements.flatMap(({ attributes }) => attributes.id ?? [])
    const hrefs = elements.flatMap(({ attributes }) => attributes.href?.match(/^#(.*)/)?.[1] ?? [])
    const popovers = elements.flatMap(({ attributes }) => attributes.popovertarget ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    expect([...hrefs, ...popovers].filter((target) => !ids.includes(target))).toEqual([])
  })

  test('of the whole API and twenty failures is smaller than 400 kB', () => {
    const failures = [...failuresOf(), ...failuresOf(), ...failuresOf()].slice(0, 20)

    const text = html(rocketleadReport({ failures }))

    expect(Buffer.byteLength(text)).toBeLessThan(400_000)
  })

  test('tells what it is about, and the verdict, in its title', () => {
    const [title] = named(parsed(rocketleadReport()), 'title')

    expect(title?.text).toBe('8 failures in 7 of 86 operations. Rocketlead API')
  })

  test('draws coverage as bars that are as long as what was tested', () => {
    const statuses = [status(), status({ status: '404', seen: 0, provoked: 1 }), ...['409', '500'].map(unseen)]

    const document = parsed(smallReport({ operations: [operation({ statuses })] }))

    const [, bar] = withClass(document, 'bar')
    expect(bar?.children.map(({ attributes }) => attributes.style)).toEqual(['width:25.0%', 'width:25.0%'])
  })
})

describe('the matrix', () => {
  test('has a row for each operation under its section, and as many cells in each as it has columns', () => {
    const report = rocketleadReport()

    const [matrix] = withClass(parsed(report), 'matrix')

    const rows = matrix ? withClass(matrix, 'operation') : []
    expect(rows.flatMap((row) => named(row, 'button')).map(({ text }) => text)).toEqual(
      report.operations.map(({ id }) => id),
    )
    expect(new Set(rows.map(({ children }) => children.length))).toEqual(new Set([18]))
    expect(matrix ? withClass(matrix, 'section').map(textOf) : []).toHaveLength(12)
  })

  test('has a column for each status of the API, in order', () => {
    const operations = [
      operation({ statuses: [status({ status: 'default' }), status({ status: '404' })] }),
      operation({
        id: 'b',
        statuses: [status({ status: '201' }), status({ status: '4XX' }), status({ status: '404' })],
      }),
    ]

    const document = parsed(smallReport({ operations }))

    expect(withClass(document, 'status').map(({ text }) => text)).toEqual(['201', '404', '4XX', 'default'])
  })

  test.each([
    ['fine', {}, '✓', '200: 2 times'],
    ['failing', { failures: 3 }, '3', '200: 2 times, 3 failures'],
    ['provoked', { seen: 0, provoked: 1 }, '', '200: once, only provoked'],
    ['missing', { seen: 0 }, '', '200: never'],
    ['undocumented', { documented: false }, '?', '200: 2 times, not documented'],
  ])('tells when a status is %s by colour, sign and words', (state, changes, sign, title) => {
    const statuses = [status(changes)]

    const [tile] = named(parsed(smallReport({ operations: [operation({ statuses })] })), 'tbody').flatMap((body) =>
      withClass(body, 'tile'),
    )

    expect(tile).toMatchObject({ text: sign, attributes: { class: `tile ${state}`, title } })
  })

  test('leads from a status, and from an operation, to its first failure', () => {
    const answered = (code: number) => ({ status: code, headers: {}, body: '' })
    const failures = [null, answered(200), answered(200)].map((response) =>
      failure({ operation: 'orders.list', response }),
    )
    const failing = operation({ failures: 3, statuses: [status({ failures: 2 })] })

    const document = parsed(smallReport({ operations: [failing], failures }))

    const links = named(document, 'tbody').flatMap((body) => named(body, 'a'))
    expect(links.map(({ attributes, text }) => [attributes.href, text])).toEqual([
      ['#failure-1', '3'],
      ['#failure-2', '2'],
    ])
  })

  test('draws each parameter with a half for valid values and one for invalid ones', () => {
    const parameters = [
      parameter({ name: 'both' }),
      parameter({ name: 'valid', invalid: 0 }),
      parameter({ name: 'invalid', valid: 0 }),
      parameter({ name: 'any', invalid: 0, breakable: false }),
    ]

    const [strip] = withClass(parsed(smallReport({ operations: [operation({ parameters })] })), 'strip')

    expect(strip?.attributes['aria-label']).toBe('4 parameters: valid values of 3, invalid values of 2 of 3')
    expect(strip && withClass(strip, 'mark').map(({ attributes }) => [attributes.class, attributes.title])).toEqual([
      ['mark valid invalid', 'both: 1 valid, 1 invalid'],
      ['mark valid', 'valid: 1 valid, 0 invalid'],
      ['mark invalid', 'invalid: 0 valid, 1 invalid'],
      ['mark valid unbreakable', 'any: 1 valid, none is invalid'],
    ])
  })

  test('says in words what it draws, in a sheet for each operation', () => {
    const statuses = [status({ codes: [{ code: 'gone', seen: 0 }] })]

    const [sheet] = withClass(parsed(smallReport({ operations: [operation({ statuses })] })), 'sheet')

    expect(sheet && named(sheet, 'tr').map(({ children }) => children.map(textOf))).toEqual([
      ['Status', 'answered', 'codes'],
      ['200', '2 times', 'gone never'],
      ['Parameter', 'in', 'valid', 'invalid'],
      ['limit', 'query', '1', '1'],
    ])
  })

  test.each([
    ['a status that was never answered', { statuses: [unseen('200')] }],
    ['a code that was never answered', { statuses: [status({ codes: [{ code: 'gone', seen: 0 }] })] }],
    ['a parameter without invalid values', { parameters: [parameter({ invalid: 0 })] }],
    ['a link that was never followed', { links: [{ name: 'self', to: 'orders.get', followed: 0 }] }],
    ['no request', { requests: 0 }],
  ])('marks as untested what has %s', (_, changes) => {
    const operations = [operation(), operation({ id: 'other', ...changes })]

    const document = parsed(smallReport({ operations }))

    expect(withClass(document, 'operation').map(({ attributes }) => / untested/.test(attributes.class ?? ''))).toEqual([
      false,
      true,
    ])
  })
})

describe('a failure on the page', () => {
  const card = (changes: Parameters<typeof failure>[0]) => {
    const [found] = withClass(parsed(smallReport({ failures: [failure(changes)] })), 'card')
    return found ? named(found, 'pre').map(textOf).concat(withClass(found, 'none').map(textOf)) : []
  }
  const answer = (body: string) => ({ response: { status: 200, headers: {}, body } })

  test('has a long body cut, and says so', () => {
    const texts = card(answer('ä'.repeat(5500)))

    expect(texts).toContain('ä'.repeat(4000))
    expect(texts).toContain('1,500 more characters are in report.json.')
  })

  test('has compact JSON laid out, and any other left as it is', () => {
    expect(card(answer('{"a":[1]}'))).toContain('{\n  "a": [\n    1\n  ]\n}')
    expect(card(answer('{"a":1.0}'))).toContain('{"a":1.0}')
  })

  test('says when there was no answer', () => {
    expect(card({ response: null })).toContain('There was no answer.')
  })
})

describe.each(['light', 'dark'])('the %s colours', (scheme) => {
  const [, light = '', dark = ''] = colors.split(':root')
  const values = new Map(
    [...(scheme === 'light' ? light : dark).matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  )
  const contrast = (one: string, other: string) => {
    const [less = 0, more = 0] = [one, other].map((name) => luminance(values.get(name) ?? '')).sort((a, b) => a - b)
    return (more + 0.05) / (less + 0.05)
  }

  test.each([
    ...['ink', 'muted', 'link', 'good', 'bad', 'odd', 'get', 'post', 'put', 'delete'].flatMap((text) =>
      ['page', 'panel', 'row'].map((ground): [string, string] => [text, ground]),
    ),
    ['good', 'good-tile'],
    ['odd', 'odd-tile'],
    ['bad-ink', 'bad'],
  ])('of %s on %s can be read', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['edge', 'valid', 'invalid', 'blue', 'bad'])('of %s tells a mark from the page', (mark) => {
    expect(contrast(mark, 'page')).toBeGreaterThanOrEqual(3)
  })
})

/** As WCAG has it, of `#rrggbb`. */
function luminance(color: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part > 0.04045 ? ((part + 0.055) / 1.055) ** 2.4 : part / 12.92,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
