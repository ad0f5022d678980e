import { cpus } from 'node:os'

const turbo = 'node_modules/turbo/bin/turbo'
const concurrency = `--concurrency=${Math.max(2, cpus().length)}`

/** @param {string[]} names */
const turboRun = (...names) => ({ script: turbo, args: ['run', ...names, concurrency] })

/**
 * What each npm script of the root runs under Node 24: a script, relative to the root, and its arguments.
 * `without` names the workspace packages whose dependencies it needs not wait for.
 * @type {Record<string, { script: string, args: string[], without?: string[] }>}
 */
export const tasks = {
  // Only tests need them, and they weigh more than all the rest.
  start: { script: 'scripts/start.ts', args: [], without: ['@rocketlead/runtimes'] },
  // Everything is tried, so that one run shows all that is wrong.
  test: {
    script: turbo,
    args: ['run', 'lint', 'check', 'build', 'test', 'docs', concurrency, '--continue=dependencies-successful'],
  },
  generate: turboRun('generate'),
  lint: turboRun('lint'),
  build: turboRun('build'),
  check: turboRun('check'),
  docs: turboRun('docs'),
  bench: { script: 'bench/run.ts', args: [] },
  changeset: { script: 'node_modules/@changesets/cli/bin.js', args: [] },
}
