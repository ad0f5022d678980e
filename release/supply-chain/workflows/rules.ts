import { inputsOf } from './actions.ts'
import { linesOf, stepsOf, type Workflow } from './workflow.ts'

/** What speaks against a workflow: sentences, and none if nothing does. */
export type Rule = (workflow: Workflow) => string[]

/** Nothing is granted to a whole workflow but reading: what a job may write, the job says. */
const grantsLittle: Rule = ({ permissions, jobs }) => {
  if (permissions === undefined) return ['has no `permissions`, so that it may do whatever the repository allows']
  const isBroad = (granted: typeof permissions) => typeof granted === 'string' && granted.endsWith('-all')
  const writes = isBroad(permissions) || Object.values(permissions).includes('write')
  return [
    ...(writes ? ['lets every job write: move these `permissions` into the job that needs them'] : []),
    ...Object.entries(jobs).flatMap(([name, job]) =>
      isBroad(job.permissions ?? {}) ? [`lets ${name} do everything: name what it needs`] : [],
    ),
  ]
}

const endsInTime: Rule = ({ jobs }) =>
  Object.entries(jobs).flatMap(([name, job]) =>
    job.uses || job['timeout-minutes'] ? [] : [`has no \`timeout-minutes\` for ${name}, which can hang for six hours`],
  )

/** These events run with the rights of the repository on what a stranger has sent. */
const runsNoStrangersCode: Rule = ({ on }) =>
  on
    .filter((event) => ['pull_request_target', 'workflow_run', 'issue_comment'].includes(event))
    .map((event) => `runs on ${event}, with the repository's rights on what a stranger sent`)

/** GitHub puts the value into the script as text, so that whoever chooses the value writes the script. */
const runsNoExpressions: Rule = (workflow) =>
  linesOf(workflow)
    .filter((line) => line.includes('${{'))
    .map((line) => `puts an expression into a script: hand it over by \`env\` (${line.trim()})`)

const keepsSecrets: Rule = ({ path, text }) =>
  path.endsWith('/release.yml') || !/\bsecrets\s*(?:[.[]|:\s*inherit)/.test(text)
    ? []
    : ['uses secrets, which are for release.yml alone']

/** A tag can be moved to other code, a commit cannot. */
const pinsActions: Rule = ({ text }) =>
  [...text.matchAll(/\buses: *(\S+)(.*)/g)].flatMap(([, action = '', comment = '']) => {
    if (action.startsWith('./')) return []
    const [name = '', version] = action.split('@')
    return [
      ...(/^(?:actions|changesets)\//.test(name) ? [] : [`uses ${name}, whose authors are not among those we trust`]),
      ...(/^[0-9a-f]{40}$/.test(version ?? '') ? [] : [`uses ${action}: name the whole commit`]),
      ...(/^ # v\d+\.\d+\.\d+$/.test(comment) ? [] : [`uses ${action} without the version in a comment`]),
    ]
  })

/** actionlint knows the inputs of actions by tag only, and ours are pinned by commit. */
const givesKnownInputs: Rule = (workflow) =>
  stepsOf(workflow).flatMap(({ uses = '', with: given = {} }) => {
    const [name = ''] = uses.split('@')
    const known = inputsOf[name]
    if (!uses || uses.startsWith('./')) return []
    if (!known) return [`uses ${name}, whose inputs are not listed in actions.ts`]
    return Object.keys(given)
      .filter((input) => !known.includes(input))
      .map((input) => `gives ${name} an input that it does not have: ${input}`)
  })

const leavesNoCredentials: Rule = (workflow) =>
  stepsOf(workflow)
    .filter(
      ({ uses, with: given }) => uses?.startsWith('actions/checkout@') && given?.['persist-credentials'] !== false,
    )
    .map(({ job }) => `leaves the token in the checkout of ${job}: set \`persist-credentials: false\``)

/** Everything is installed by scripts/bootstrap, from the lockfile. */
const installsNothingItself: Rule = (workflow) =>
  linesOf(workflow)
    .filter((line) => /\bnpx\b|\b(?:npm|pnpm|yarn) +(?:i|install|ci|add|exec|dlx)\b/.test(line))
    .map((line) => `installs past the lockfile: ${line.trim()}`)

/** The rules that every workflow keeps, beside what actionlint finds. */
export const rules: Record<string, Rule> = {
  grantsLittle,
  endsInTime,
  runsNoStrangersCode,
  runsNoExpressions,
  keepsSecrets,
  pinsActions,
  givesKnownInputs,
  leavesNoCredentials,
  installsNothingItself,
}

/** What the rules have against a workflow, each with its path. */
export const faultsOf = (workflow: Workflow): string[] =>
  Object.values(rules).flatMap((rule) => rule(workflow).map((fault) => `${workflow.path} ${fault}`))

/** What a workflow runs or calls and the repository does not have. */
export function missingFrom(
  workflow: Workflow,
  { scripts, callable }: { scripts: string[]; callable: string[] },
): string[] {
  const commands = linesOf(workflow).flatMap((line) =>
    [...line.matchAll(/\bnpm (?:run +([\w:-]+)|(test|start)\b)/g)].map(([, script, short]) => script ?? short ?? ''),
  )
  const called = Object.values(workflow.jobs).flatMap(({ uses }) => (uses ? [uses.replace(/^\.\//, '')] : []))
  return [
    ...commands.filter((name) => !scripts.includes(name)).map((name) => `there is no script "${name}" in package.json`),
    ...called.filter((path) => !callable.includes(path)).map((path) => `${path} cannot be called as a workflow`),
  ].map((fault) => `${workflow.path}: ${fault}`)
}
