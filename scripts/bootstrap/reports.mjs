import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolders } from './workspace.mjs'

/**
 * Forgets the reports of earlier runs; turbo restores those of cached ones.
 * @param {string} root
 */
export function clearReports(root) {
  for (const report of reportFiles(root)) rmSync(report, { force: true })
}

/**
 * The tests of all packages. A test file that failed outside of its tests, such as when it was loaded, counts as one
 * failure.
 * @param {string} root
 */
export function sumReports(root) {
  let passed = 0
  let failed = 0
  for (const file of reportFiles(root)) {
    if (!existsSync(file)) continue
    const report = JSON.parse(readFileSync(file, 'utf8'))
    passed += report.numPassedTests
    failed += report.numFailedTests + report.testResults.filter(failedOutsideTests).length
  }
  return { passed, failed }
}

/** @param {{ status: string, assertionResults: { status: string }[] }} file */
function failedOutsideTests(file) {
  return file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')
}

/** @param {string} root */
function reportFiles(root) {
  return packageFolders(root).flatMap((folder) =>
    // What is measured while nothing else runs has a report of its own.
    ['report.json', 'report-measured.json'].map((name) => join(root, folder, '.vitest', name)),
  )
}
