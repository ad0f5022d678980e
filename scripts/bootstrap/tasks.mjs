import { cpus } from 'node:os'

const turbo = 'node_modules/turbo/bin/turbo'
const changesets = 'node_modules/@changesets/cli/bin.js'
const concurrency = `--concurrency=${Math.max(2, cpus().length)}`

/** @param {string[]} args */
const turboRun = (...args) => ({ script: turbo, args: ['run', ...args, concurrency] })

/** @param {string} script */
const node = (script) => ({ script, args: [] })

/**
 * What each npm script of the root runs under Node 24, step by step: scripts, relative to the root, and their arguments.
 * What is given on the command line goes to the last step. `without` names the workspace packages whose dependencies it
 * needs not wait for.
 * @type {Record<string, { steps: { script: string, args: string[] }[], without?: string[] }>}
 */
export const tasks = {
  // Only tests and releases need them, and they weigh more than all the rest.
  start: { steps: [node('scripts/start.ts')], without: ['@rocketlead/runtimes', '@rocketlead/release'] },
  // Everything is tried, so that one run shows all that is wrong.
  test: {
    steps: [
      turboRun(
        'lint',
        'check',
        'build',
        'test',
        'docs',
        'compatibility',
        'measure',
        '--continue=dependencies-successful',
        // For telling at the end which steps failed.
        '--summarize',
      ),
    ],
  },
  generate: { steps: [turboRun('generate')] },
  lint: { steps: [turboRun('lint')] },
  build: { steps: [turboRun('build')] },
  check: { steps: [turboRun('check')] },
  docs: { steps: [turboRun('docs')] },
  bench: { steps: [node('bench/run.ts')] },
  soak: { steps: [turboRun('generate'), node('packages/mock-server/test/soak/run.ts')] },
  sandbox: {
    steps: [turboRun('build', '--filter=@rocketlead/mock-server'), node('packages/mock-server/sandbox/run.ts')],
  },
  changeset: { steps: [node(changesets)] },
  compatibility: { steps: [turboRun('compatibility')] },
  'version-packages': { steps: [turboRun('compatibility'), node('release/version/run.ts')] },
  rehearse: { steps: [turboRun('build'), node('release/rehearsal/run.ts')] },
  'publish-packages': { steps: [turboRun('build'), { script: changesets, args: ['publish'] }] },
  audit: { steps: [node('release/supply-chain/audit.ts')] },
}
