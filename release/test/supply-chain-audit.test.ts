import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { root } from '../../scripts/paths.ts'
import { readExceptions } from '../supply-chain/audit/exceptions.ts'
import { type Advisory, readAnswer } from '../supply-chain/audit/reports.ts'
import { judge } from '../supply-chain/audit/verdict.ts'

const url = 'https://advisories.example/GHSA-35jh-r3h4-6jhm'

/** As pnpm 12 prints it: only what has an advisory at the level that was asked for. */
const pnpms = {
  advisories: {
    1106913: {
      findings: [{ version: '4.17.20', paths: ['packages__docs>lodash'], dev: true, optional: false, bundled: false }],
      id: 1106913,
      title: 'Command Injection in lodash',
      module_name: 'lodash',
      vulnerable_versions: '<4.17.21',
      patched_versions: '>=4.17.21',
      severity: 'high',
      cwe: 'CWE-77, CWE-94',
      github_advisory_id: 'GHSA-35jh-r3h4-6jhm',
      url,
    },
  },
  metadata: {
    vulnerabilities: { info: 0, low: 0, moderate: 0, high: 1, critical: 0 },
    dependencies: 100,
    devDependencies: 1000,
    optionalDependencies: 100,
    totalDependencies: 1200,
  },
}

/** As npm 11 prints it: `via` names the advisory, or the package that is concerned itself. */
const npms = {
  auditReportVersion: 2,
  vulnerabilities: {
    lodash: {
      name: 'lodash',
      severity: 'high',
      isDirect: false,
      via: [
        {
          source: 1106913,
          name: 'lodash',
          dependency: 'lodash',
          title: 'Command Injection in lodash',
          url,
          severity: 'high',
          cwe: ['CWE-77', 'CWE-94'],
          cvss: { score: 7.2, vectorString: null },
          range: '<4.17.21',
        },
      ],
      effects: ['newman'],
      range: '<=4.17.20',
      nodes: ['node_modules/lodash'],
      fixAvailable: true,
    },
    newman: {
      name: 'newman',
      severity: 'high',
      isDirect: true,
      via: ['lodash'],
      effects: [],
      range: '*',
      nodes: ['node_modules/newman'],
      fixAvailable: false,
    },
  },
  metadata: { vulnerabilities: { info: 0, low: 0, moderate: 0, high: 2, critical: 0, total: 2 } },
}

const printed = (report: unknown, stderr = '') => ({ stdout: JSON.stringify(report, null, 2), stderr })
const lodash: Advisory = {
  id: 'GHSA-35jh-r3h4-6jhm',
  package: 'lodash',
  severity: 'high',
  title: 'Command Injection in lodash',
  versions: '<4.17.21',
  of: 'the tests',
}

describe('what an audit printed', () => {
  test.each([
    ['pnpm', pnpms],
    ['npm', npms],
  ])('is read of %s', (_, report) => {
    expect(readAnswer('the tests', printed(report))).toEqual({ of: 'the tests', advisories: [lodash] })
  })

  test.each([
    ['pnpm', { ...pnpms, advisories: {} }],
    ['npm', { ...npms, vulnerabilities: {} }],
  ])('has no advisory when %s knows of none', (_, report) => {
    expect(readAnswer('the tests', printed(report))).toEqual({ of: 'the tests', advisories: [] })
  })

  test('has the number of an advisory that has no other name', () => {
    const advisory = { ...pnpms.advisories[1106913], github_advisory_id: '' }

    expect(readAnswer('the tests', printed({ advisories: { 1106913: advisory } }))).toMatchObject({
      advisories: [{ id: '1106913' }],
    })
  })

  test.each([
    [
      'pnpm',
      {
        stdout: '',
        stderr: `Error: ERR_PNPM_AUDIT_BAD_RESPONSE

  × The audit endpoint (at https://packages.example/-/npm/v1/security/
  │ advisories/bulk) responded
  │ with 405:
`,
      },
    ],
    [
      'npm',
      printed({ message: '405 Method Not Allowed', method: 'POST', statusCode: 405, body: '' }, 'npm error audit'),
    ],
  ])('says that the registry has no audit endpoint, by %s', (_, output) => {
    expect(readAnswer('the tests', output)).toEqual({
      of: 'the tests',
      unknown: 'the registry has no audit endpoint (it answers 405)',
    })
  })

  test('says so, too, where the endpoint is not found', () => {
    const stderr = `Error: ERR_PNPM_AUDIT_ENDPOINT_NOT_EXISTS\n\n  × The audit endpoint (at URL) doesn't exist.`

    expect(readAnswer('the tests', { stdout: '', stderr })).toMatchObject({
      unknown: 'the registry has no audit endpoint',
    })
  })

  test.each([
    ['pnpm', { stdout: '', stderr: 'tcp connect error\nConnection refused (os error 111)' }],
    ['npm', printed({ message: 'reason: connect ECONNREFUSED', error: { summary: '', detail: '' } })],
    ['neither', { stdout: '', stderr: 'spawnSync npm ENOENT' }],
  ])('is told where there is no report, in the words of %s', (_, output) => {
    expect(readAnswer('the tests', output)).toMatchObject({
      unknown: expect.stringMatching(/^the registry gave no report:\n[\s\S]*(?:refused|ECONNREFUSED|ENOENT)/),
    })
  })
})

describe('the verdict', () => {
  const today = '2026-11-28'
  const found = [{ of: 'the tests', advisories: [lodash] }]
  const exception = { id: lodash.id, package: 'lodash', reason: 'Only in tests.', until: '2026-12-31' }

  test('is that all is well where nothing is known', () => {
    expect(judge([{ of: 'the tests', advisories: [] }], [], today)).toEqual({
      lines: ['the tests: 0 advisories of high or critical severity, 0 of lower.'],
      exitCode: 0,
    })
  })

  test('names what is of high severity, and what to do', () => {
    expect(judge(found, [], today)).toEqual({
      lines: [
        'the tests: 1 advisories of high or critical severity, 0 of lower.',
        'high GHSA-35jh-r3h4-6jhm lodash <4.17.21 (the tests): Command Injection in lodash. Update it, or argue in release/supply-chain/advisories.yaml why it does not matter here.',
      ],
      exitCode: 1,
    })
  })

  test.each([
    ['critical', 1],
    ['high', 1],
    ['moderate', 0],
    ['low', 0],
  ] as const)('of a %s advisory is %i', (severity, exitCode) => {
    expect(judge([{ of: 'the tests', advisories: [{ ...lodash, severity }] }], [], today)).toMatchObject({ exitCode })
  })

  test.each(['2026-11-28', '2026-12-31'])('takes what is argued until %s', (until) => {
    expect(judge(found, [{ ...exception, until }], today)).toMatchObject({ exitCode: 0 })
  })

  test('does not take what was argued until yesterday', () => {
    const { lines, exitCode } = judge(found, [{ ...exception, until: '2026-11-27' }], today)

    expect(exitCode).toBe(1)
    expect(lines.at(-1)).toContain('advisories.yaml argues with it until 2026-11-27: look at it again.')
  })

  test.each([
    ['another advisory', { id: 'GHSA-aaaa-bbbb-cccc' }],
    ['another package', { package: 'underscore' }],
  ])('does not take what is argued of %s, and calls it stale', (_, other) => {
    const { lines, exitCode } = judge(found, [{ ...exception, ...other }], today)

    expect(exitCode).toBe(1)
    expect(lines).toHaveLength(3)
    expect(lines.at(-1)).toMatch(/^advisories\.yaml argues with .*, which nothing has any more: remove it\.$/)
  })

  test('is that nothing was checked where the registry does not tell, and is no success', () => {
    expect(judge([{ of: 'the tests', unknown: 'the registry has no audit endpoint' }], [exception], today)).toEqual({
      lines: ['Nothing was checked of the tests: the registry has no audit endpoint.'],
      exitCode: 2,
    })
  })

  test('is a failure, and not a doubt, where one answers and the other does not', () => {
    const { lines, exitCode } = judge([...found, { of: 'the rest', unknown: 'the registry is down' }], [], today)

    expect(exitCode).toBe(1)
    expect(lines[0]).toBe('Nothing was checked of the rest: the registry is down.')
  })
})

describe('advisories.yaml', () => {
  const whole = '- { id: GHSA-1, package: lodash, reason: Only in tests., until: 2027-01-31 }'

  test('is read, the one of the repository too', () => {
    expect(readExceptions(whole)).toEqual([
      { id: 'GHSA-1', package: 'lodash', reason: 'Only in tests.', until: '2027-01-31' },
    ])
    expect(readExceptions(readFileSync(`${root}release/supply-chain/advisories.yaml`, 'utf8'))).toBeInstanceOf(Array)
  })

  test.each([
    ['no reason', whole.replace('reason: Only in tests., ', ''), 'Entry 1 of advisories.yaml lacks reason.'],
    ['an empty reason', whole.replace('Only in tests.', '""'), 'Entry 1 of advisories.yaml lacks reason.'],
    ['no end', whole.replace(', until: 2027-01-31', ''), 'Entry 1 of advisories.yaml lacks until.'],
    ['an end that is no day', whole.replace('2027-01-31', 'soon'), 'has to be a day, such as 2027-01-31.'],
    [
      'a word in place of an entry',
      '- lodash',
      'Entry 1 of advisories.yaml lacks id and package and reason and until.',
    ],
    ['a record in place of the list', 'lodash: true', 'advisories.yaml has to be a list.'],
  ])('is refused with %s', (_, text, sentence) => {
    expect(() => readExceptions(text)).toThrow(sentence)
  })
})
