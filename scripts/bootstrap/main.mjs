import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clearRuns, failedSteps } from './failed-steps.mjs'
import { install } from './install.mjs'
import { findNode } from './node.mjs'
import { clearReports, sumReports } from './reports.mjs'
import { run } from './run-command.mjs'
import { tasks } from './tasks.mjs'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/**
 * Installs what is missing, then runs one task under the pinned Node.
 * @param {string[]} argv the task's name and its arguments
 * @returns {Promise<number>} the exit code
 */
export async function main([name = '', ...args]) {
  const task = tasks[name]
  if (!task) return fail(`There is no task "${name}". Tasks: ${Object.keys(tasks).join(', ')}.`)

  const installFailure = await install(root, task.without)
  if (installFailure) return fail(installFailure)

  const node = findNode(root)
  if (!node) {
    const machine = `${process.platform} ${process.arch}`
    return fail(
      `No pinned Node 24 for ${machine}, and this is Node ${process.versions.node}. Install Node 24 or newer and try again.`,
    )
  }

  if (name === 'test') {
    clearReports(root)
    clearRuns(root)
  }
  const code = await runSteps(node, task.steps, args)
  if (name === 'test') console.log(testSummary(code))
  return code
}

/**
 * Runs one step after the other, until one fails; the last one gets the arguments.
 * @param {string} node
 * @param {{ script: string, args: string[] }[]} steps
 * @param {string[]} args
 */
async function runSteps(node, steps, args) {
  const options = { cwd: root, env: environment(node) }
  for (const [index, step] of steps.entries()) {
    const given = index === steps.length - 1 ? args : []
    const code = await run(node, [join(root, step.script), ...step.args, ...given], options)
    if (code !== 0) return code
  }
  return 0
}

/** @param {string} sentence */
function fail(sentence) {
  console.error(sentence)
  return 1
}

/** @param {number} code what turbo exited with */
function testSummary(code) {
  const { passed, failed } = sumReports(root)
  const steps = code === 0 ? [] : failedSteps(root)
  return [...steps, `${passed} passed, ${failed} failed`].join('\n')
}

/**
 * Child processes find the pinned Node and the installed tools first, none of them phones home, and what one of them has
 * compiled, the next need not compile again: many of them are short.
 * @param {string} node
 */
function environment(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env[key] ?? ''].join(delimiter)
  return {
    ...process.env,
    [key]: path,
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
    DO_NOT_TRACK: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  }
}
