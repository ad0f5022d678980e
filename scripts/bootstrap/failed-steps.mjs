import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ taskId: string, logFile: string, execution?: { exitCode?: number } }} Step */

/** @param {string} root */
const runs = (root) => join(root, '.turbo', 'runs')

/**
 * Forgets what earlier runs of turbo told with `--summarize`.
 * @param {string} root
 */
export function clearRuns(root) {
  rmSync(runs(root), { recursive: true, force: true })
}

/**
 * The steps that failed, each with the end of what it printed: of many steps side by side, a log may keep only the last.
 * @param {string} root
 * @param {number} [lines] how many lines of each
 */
export function failedSteps(root, lines = 80) {
  if (!existsSync(runs(root))) return []
  return readdirSync(runs(root))
    .flatMap((name) => /** @type {Step[]} */ (JSON.parse(readFileSync(join(runs(root), name), 'utf8')).tasks))
    .filter((step) => step.execution?.exitCode)
    .map((step) => `${step.taskId} failed. The end of its output:\n${lastLines(join(root, step.logFile), lines)}\n`)
}

/**
 * @param {string} file
 * @param {number} lines
 */
function lastLines(file, lines) {
  if (!existsSync(file)) return '(nothing)'
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
}
