import type { Failure, OperationReport, Report } from './report.ts'
import { verdict } from './verdict.ts'
import { visible } from './visible.ts'

interface Case {
  operation: string
  section: string
  requests: number
  failures: Failure[]
}

/**
 * JUnit XML: a suite for each section, a test case for each operation under a name that no finding changes, so that CI
 * systems can follow it from run to run. Of several failures many of them show only the first, which therefore says how
 * many there are. How long an operation took is not known, so times below the whole are 0.
 */
export function junit(report: Report): string {
  const suites = Object.entries(Object.groupBy(casesOf(report), ({ section }) => section))
  const cases = suites.flatMap(([, cases = []]) => cases)
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites${attributes({ name: report.description.title, ...totalsOf(cases), time: report.seconds.toFixed(3) })}>
${suites.map(([section, cases = []]) => suite(section, cases, report)).join('\n')}
</testsuites>
`
}

/** Operations that were only called for the sake of others are no part of the report, yet they may fail. */
function casesOf({ operations, failures }: Report): Case[] {
  const byOperation = Map.groupBy(failures, ({ operation }) => operation)
  const known = new Set(operations.map(({ id }) => id))
  const strays = [...byOperation].filter(([operation]) => !known.has(operation))
  return [
    ...operations.map((operation) => caseOf(operation, byOperation.get(operation.id) ?? [])),
    ...strays.map(([operation, failures]) => ({
      operation,
      section: failures[0]?.section ?? '',
      requests: failures.length,
      failures,
    })),
  ]
}

const caseOf = ({ id, section, requests }: OperationReport, failures: Failure[]): Case => ({
  operation: id,
  section,
  requests,
  failures,
})

const isSkipped = ({ requests, failures }: Case): boolean => requests === 0 && failures.length === 0

const totalsOf = (cases: Case[]): Record<string, string> => ({
  tests: String(cases.length),
  failures: String(cases.filter(({ failures }) => failures.length > 0).length),
  errors: '0',
  skipped: String(cases.filter(isSkipped).length),
})

function suite(section: string, cases: Case[], report: Report): string {
  const name = section || report.description.title
  const { target, seed, startedAt } = report
  const properties = Object.entries({ target, seed: String(seed), verdict: verdict(report) })
  return `  <testsuite${attributes({ name, ...totalsOf(cases), time: '0', timestamp: startedAt })}>
    <properties>
${properties.map(([name, value]) => `      <property${attributes({ name, value })}/>`).join('\n')}
    </properties>
${cases.map((one) => testCase(name, one)).join('\n')}
  </testsuite>`
}

function testCase(suite: string, one: Case): string {
  const start = `    <testcase${attributes({ classname: suite, name: one.operation, time: '0' })}`
  if (isSkipped(one)) {
    return `${start}>\n      <skipped${attributes({ message: 'No request was sent.' })}/>\n    </testcase>`
  }
  if (one.failures.length === 0) return `${start}/>`
  return `${start}>\n${one.failures.map(failureElement).join('\n')}\n    </testcase>`
}

function failureElement(failure: Failure, index: number, all: Failure[]): string {
  const place = all.length > 1 ? `${index + 1} of ${all.length}: ` : ''
  const message = `${place}${failure.case}: ${failure.message}`
  return `      <failure${attributes({ type: failure.check, message })}>${escaped(textOf(failure))}</failure>`
}

const textOf = ({ method, path, phase, expected, actual, curl, times }: Failure): string =>
  `${method} ${path}, phase ${phase}, met ${times} times

Expected: ${expected}
Actual: ${actual}

${curl.join('\n')}
`

const attributes = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`)
    .join('')

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string): string => visible(text).replace(/[&<>"]/g, (character) => entities[character] ?? '')
