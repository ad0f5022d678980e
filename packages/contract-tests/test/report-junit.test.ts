import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { junit } from '../src/report/junit.ts'
import type { Report } from '../src/report/report.ts'
import { visible } from '../src/report/visible.ts'
import { failure } from './report/failures.ts'
import { rocketleadReport } from './report/fixture.ts'
import { texts } from './report/random.ts'
import { named, scan, textOf, xml } from './report/scanner.ts'
import { operation, smallReport } from './report/small.ts'

const parsed = (report: Report) => scan(junit(report), xml)
const attributes = (report: Report, name: string) => named(parsed(report), name).map((element) => element.attributes)

describe('the JUnit report', () => {
  test('has a suite for each section and a test case for each operation of the API', () => {
    const report = rocketleadReport()

    const document = parsed(report)

    const [root] = named(document, 'testsuites')
    expect(root?.attributes).toEqual({
      ...{ name: 'Rocketlead API', tests: '86', failures: '7', errors: '0', skipped: '1', time: '143.600' },
    })
    expect(named(document, 'testsuite')).toHaveLength(12)
    expect(
      named(document, 'testcase')
        .map(({ attributes }) => attributes.name)
        .sort(),
    ).toEqual(report.operations.map(({ id }) => id).sort())
  })

  test('counts in each suite what is in it', () => {
    const operations = [
      operation({ id: 'a', section: 's' }),
      operation({ id: 'b', section: 's', requests: 0 }),
      operation({ id: 'c', section: 't' }),
    ]
    const report = smallReport({ operations, failures: [failure({ operation: 'c' }), failure({ operation: 'c' })] })

    const suites = attributes(report, 'testsuite')

    expect(suites).toMatchObject([
      { name: 's', tests: '2', failures: '0', skipped: '1' },
      { name: 't', tests: '1', failures: '1', skipped: '0' },
    ])
  })

  test('tells all of each failure', () => {
    const one = failure({
      operation: 'orders.list',
      expected: '<b>',
      actual: 'a & b',
      curl: ['curl one', 'curl two'],
      times: 3,
    })
    const report = smallReport({ failures: [one, failure({ operation: 'orders.list', case: 'other' })] })

    const failures = named(parsed(report), 'failure')

    expect(failures.map((element) => element.attributes)).toEqual([
      { type: 'not refused', message: `1 of 2: ${one.case}: ${one.message}` },
      { type: 'not refused', message: `2 of 2: other: ${one.message}` },
    ])
    expect(failures[0]?.text).toBe(
      'GET /api/v1/leads, phase coverage, met 3 times\n\nExpected: <b>\nActual: a & b\n\ncurl one\ncurl two\n',
    )
  })

  test('skips an operation that got no request', () => {
    const report = smallReport({ operations: [operation({ requests: 0 })] })

    const [testCase] = named(parsed(report), 'testcase')

    expect(testCase?.children).toMatchObject([{ name: 'skipped', attributes: { message: 'No request was sent.' } }])
  })

  test('has a failure of an operation that is no part of the report', () => {
    const report = smallReport({ failures: [failure({ operation: 'leads.get', section: 'leads' })] })

    const cases = attributes(report, 'testcase')

    expect(cases).toMatchObject([{ name: 'orders.list' }, { name: 'leads.get', classname: 'leads' }])
  })

  test('keeps line ends and tabs of a message, which a parser would turn into spaces', () => {
    const report = smallReport({ failures: [failure({ operation: 'orders.list', case: 'a', message: 'b\n\tc' })] })

    const text = junit(report)

    expect(text).toContain('message="a: b&#10;&#9;c"')
  })

  test('names a suite also where the description has no tags', () => {
    const report = smallReport({ operations: [operation({ section: '' })] })

    const suites = attributes(report, 'testsuite')

    expect(suites).toMatchObject([{ name: 'Shop' }])
  })

  test('is well-formed and complete, whatever texts are in it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const failures = [
          failure({ operation: text, check: text, message: text, case: '', actual: text, curl: [text] }),
        ]
        const report = smallReport({ failures, operations: [operation({ id: text, section: text })], target: text })

        const document = parsed(report)

        const [found] = named(document, 'failure')
        expect(found?.attributes).toEqual({ type: visible(text), message: `: ${visible(text)}` })
        expect(textOf(document)).toContain(`\nActual: ${visible(text)}\n\n${visible(text)}\n`)
      }),
    )
  })
})
