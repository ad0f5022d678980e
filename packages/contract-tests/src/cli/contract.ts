import { accessSync, constants, mkdirSync } from 'node:fs'
import { checks } from '../checks/check.ts'
import { json as jsonOf } from '../report/json.ts'
import { progressLine } from '../report/progress.ts'
import type { Report } from '../report/report.ts'
import { summary } from '../report/summary.ts'
import { verdict } from '../report/verdict.ts'
import { writeReport } from '../report/write.ts'
import type { ContractOptions } from '../run/options.ts'
import { hasColor } from './color.ts'
import { command } from './command.ts'
import { readData } from './data.ts'
import { defined } from './defined.ts'
import { exitCodeOf } from './exit-code.ts'
import type { Given } from './option.ts'
import { options } from './options.ts'
import { stopBySignal } from './stop.ts'
import { writing } from './writing.ts'

const head = `rocketlead-contract - tests a server against its OpenAPI description

Usage: rocketlead-contract [options]
       rocketlead-contract drift [options]
       rocketlead-contract record [options]`

/** Tests a server against a description. */
export const contract = command({
  name: 'rocketlead-contract',
  head,
  options,
  sections: [
    {
      heading: 'Commands',
      rows: [
        ['drift', 'how recorded traffic differs from the description, as a list and a patch'],
        ['record', 'a proxy that records such traffic'],
      ],
    },
    { heading: 'Checks', rows: Object.entries(checks) },
    {
      heading: 'Examples',
      rows: [
        ['--phase fuzzing --seed 7', 'other cases than those of the seed 0'],
        ['--read-only --data ids.json', 'a server that others work with'],
        ["--provoke 'X-Mock-Fault: code={code}'", 'rocketlead-mock, with the problems that it has on request only'],
      ],
    },
    {
      heading: 'Environment',
      rows: [
        ['ROCKETLEAD_API_KEY', 'the key, where --api-key is left out'],
        ['ROCKETLEAD_OTHER_API_KEY', 'the other key, where --other-key is left out'],
        ['ROCKETLEAD_BASE_URL', 'the address, where --base-url is left out'],
        ['NO_COLOR, FORCE_COLOR', 'without colours, or with them where stdout is no terminal'],
      ],
    },
    {
      heading: 'Exit codes',
      rows: [
        ['0', 'no failure'],
        ['1', 'failures'],
        ['2', 'it could not run, or not to its end: a wrong option, a faulty description, a server that is not usable'],
        ['130', 'it was stopped by Ctrl+C; what was found so far is told'],
      ],
    },
  ],
  contradictions: ({ quiet, json }) =>
    quiet && json ? ['--json prints what --quiet keeps silent. Leave one of them out.'] : [],
  run,
})

async function run(given: Given<typeof options>): Promise<number> {
  const { report: directory, quiet } = given
  const asked = optionsOf(given)
  if (directory) writing('The report', directory, () => prepare(directory))
  const stop = stopBySignal('Stopping. What was found so far follows; Ctrl+C again ends at once.')
  const { runContract } = await import('../run/run.ts') // help and wrong options need none of it
  const { update: onProgress, end } = quiet ? silence : progressLine(process.stderr)
  const report = await runContract({ ...asked, onProgress, signal: stop.signal }).finally(end)
  tell(report, given)
  return stop.code() ?? exitCodeOf(report)
}

const silence = { update: () => {}, end: () => {} }

const optionsOf = (given: Given<typeof options>): ContractOptions =>
  defined({
    baseUrl: given['base-url'],
    apiKey: given['api-key'],
    otherApiKey: given['other-key'],
    description: given.spec,
    data: given.data === undefined ? undefined : readData(given.data),
    sections: given.section,
    operations: given.operation,
    phases: given.phase,
    readOnly: given['read-only'],
    seed: given.seed,
    maxExamples: given['max-examples'],
    maxFailures: given['max-failures'],
    timeLimit: given['time-limit'],
    workers: given.workers,
    rate: given.rate,
    timeout: given.timeout,
    maxResponseTime: given['max-response-time'],
    skipChecks: given['skip-check'],
    provoke: given.provoke,
  })

/** Makes the directory before a long run, whose report would else have no place. */
function prepare(directory: string): void {
  mkdirSync(directory, { recursive: true })
  accessSync(directory, constants.W_OK)
}

function tell(report: Report, { json, quiet, report: directory }: Given<typeof options>): void {
  console.log(json ? jsonOf(report).trimEnd() : textOf(report, quiet))
  if (!directory) return
  const paths = writing('The report', directory, () => writeReport(report, directory))
  if (!quiet) console.error(`The report is in ${paths.join(', ')}.`)
}

function textOf(report: Report, quiet = false): string {
  if (quiet) return verdict(report)
  const color = hasColor(process.env, process.stdout)
  return summary(report, { color, width: process.stdout.columns ?? 100 }).trimEnd()
}
