import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Report } from '../src/report/report.ts'
import { summary } from '../src/report/summary.ts'
import { failure } from './report/failures.ts'
import { rocketleadReport } from './report/fixture.ts'
import { texts } from './report/random.ts'
import { operation, parameter, smallReport, status } from './report/small.ts'

const plain = (report: Report, width = 120) => summary(report, { color: false, width })
const lastLine = (report: Report) => plain(report).split('\n').at(-1)

const unlike = (amount: number) => Array.from({ length: amount }, (_, at) => failure({ case: `case ${at + 1}` }))

describe('the summary', () => {
  test('has a row for each phase, and one for all of them', () => {
    const text = plain(rocketleadReport())

    expect(text).toContain(
      [
        'Phase      Cases  Requests   Checks  Failures  Seconds',
        'examples     212       388    2,716         1      6.2',
        'coverage   2,941     3,870   27,090         4     41.8',
        'fuzzing    8,600     9,127   63,889         2     78.9',
        'stateful     240     1,904   13,328         1     16.7',
        'together  11,993    15,289  107,023         8    143.6',
      ].join('\n'),
    )
  })

  test('tells how much of everything was tested', () => {
    const statuses = [
      status({
        codes: [
          { code: 'gone', seen: 1 },
          { code: 'lost', seen: 0 },
        ],
      }),
      status({ status: '404', seen: 0, provoked: 1 }),
      status({ status: '500', seen: 0 }),
      status({ status: '418', documented: false }),
    ]
    const parameters = [parameter(), parameter({ invalid: 0 }), parameter({ valid: 0, invalid: 0, breakable: false })]
    const links = [{ name: 'self', to: 'orders.get', followed: 1 }]

    const text = plain(
      smallReport({ operations: [operation({ statuses, parameters, links }), operation({ requests: 0 })] }),
    )

    expect(text).toMatch(/operations +1 of 2 .* 50 %/)
    expect(text).toMatch(/statuses +3 of 4 .* 75 % {2}1 only provoked/)
    expect(text).toMatch(/problem codes +1 of 2 /)
    expect(text).toMatch(/valid values +3 of 4 /)
    expect(text).toMatch(/invalid values +2 of 3 /)
    expect(text).toMatch(/links +1 of 1 .*100 %/)
  })

  test('leaves out what there is none of', () => {
    const text = plain(smallReport())

    expect(text).not.toMatch(/links|problem codes|Never answered|Notes|Failures\n/)
  })

  test('names the statuses that were never answered, by operation', () => {
    const gap = { statuses: [status(), status({ status: '409', seen: 0 })] }
    const operations = [
      operation({ id: 'a', ...gap }),
      operation({ id: 'b', ...gap }),
      operation({ id: 'c', requests: 0 }),
    ]

    const text = plain(smallReport({ operations }))

    expect(text).toContain('Never answered\n  409         a, b\n  no request  c\n')
  })

  test('stops after twelve kinds of gaps', () => {
    const operations = Array.from({ length: 15 }, (_, at) =>
      operation({ id: `o${at}`, statuses: [status({ status: String(400 + at), seen: 0 })] }),
    )

    const text = plain(smallReport({ operations }))

    expect(text).toContain('  411  o11\n  ... and 3 more operations, see the report.\n')
  })

  test('has notes', () => {
    const text = plain(
      smallReport({ notes: [{ message: 'No key was given.' }, { operation: 'a', message: 'Left out.' }] }),
    )

    expect(text).toContain('Notes\n  - No key was given.\n  - a: Left out.\n')
  })

  test('tells all of a failure, expected and actual side by side', () => {
    const text = plain(smallReport({ failures: [failure({ expected: 'one\ntwo', actual: 'three', times: 3 })] }), 80)

    expect(text).toContain(
      [
        '1. leads.list  GET /api/v1/leads',
        '   limit one above its maximum',
        '   A request that the description does not allow was accepted.',
        '   not refused, in coverage, met 3 times',
        '',
        '   expected                                actual',
        '   one                                     three',
        '   two',
        '',
        `   curl -sS -X GET 'http://127.0.0.1:4010/api/v1/leads?limit=101' -H "Authorization: Bearer $API_KEY"`,
      ].join('\n'),
    )
  })

  test('has expected and actual one after the other where it is narrow', () => {
    const text = plain(smallReport({ failures: [failure({ expected: 'one', actual: 'two' })] }), 60)

    expect(text).toContain('   expected\n   one\n   actual\n   two\n')
  })

  test('cuts a long text of a failure', () => {
    const text = plain(smallReport({ failures: [failure({ actual: 'line\n'.repeat(40).trim() })] }))

    expect(text.match(/\bline\n/g)).toHaveLength(11)
    expect(text).toContain('... 29 more lines\n')
  })

  test('shows twenty failures, and how many more there are', () => {
    const text = plain(smallReport({ failures: unlike(23) }))

    expect(text.match(/^\d+\. leads\.list/gm)).toHaveLength(20)
    expect(text).toContain('... and 3 more failures, see the report.')
  })

  test.each<[string, Partial<Report>]>([
    ['1 of 1 operation held against the description: no failure.', {}],
    ['1 failure in 1 of 1 operation.', { failures: unlike(1) }],
    ['None of 1 operation was tested.', { operations: [operation({ requests: 0 })] }],
    ['2 failures in 1 of 1 operation. The server stopped answering.', { failures: unlike(2), ended: 'unreachable' }],
  ])('ends with the verdict: %s', (verdict, changes) => {
    const last = lastLine(smallReport(changes))

    expect(last).toBe(verdict)
  })

  test('has colours where they are wanted, around the same text', () => {
    const report = rocketleadReport()

    const text = summary(report, { color: true, width: 100 })

    expect(text).toContain('\u001b[31m8 failures in 7 of 86 operations.')
    expect(stripVTControlCharacters(text)).toBe(plain(report, 100))
  })

  test.each([80, 120])('of the whole API keeps within %i columns, but for lines to copy', (width) => {
    const lines = plain(rocketleadReport(), width).split('\n')

    const long = lines.filter((line) => line.length > width && !line.startsWith('   curl '))
    expect(long).toEqual([])
  })

  test('lets no control character of a server through to the terminal', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 20, max: 200 }), (text, width) => {
        const { response, ...strings } = failure({ message: text, expected: text, actual: text, case: text })
        const failures = [{ ...strings, response, operation: text, path: text, curl: [text] }]

        const printed = plain(smallReport({ failures, notes: [{ message: text }] }), width)

        expect(printed).not.toMatch(/(?!\n|\t)[\p{Cc}\p{Bidi_Control}]/u)
      }),
    )
  })

  test('loses no word when it breaks lines', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 })
    fc.assert(
      fc.property(words, fc.integer({ min: 30, max: 90 }), (words, width) => {
        const text = plain(smallReport({ notes: [{ message: words.join(' ') }] }), width)

        const [, notes = ''] = /Notes\n(.*?)\n\n/s.exec(text) ?? []
        expect(notes.replace('-', '').trim().split(/\s+/)).toEqual(words)
      }),
    )
  })
})
