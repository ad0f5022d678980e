import { checks } from '../checks/check.ts'
import { phases } from '../report/report.ts'
import type { Options } from './option.ts'
import { address, duration, header, key, named, number, on, oneOf, text, wholeNumber } from './values.ts'

/** Of a contract run: those of `ContractOptions`, under their names. */
export const options = {
  'base-url': {
    group: 'Server',
    takes: 'URL',
    needed: true,
    variable: 'ROCKETLEAD_BASE_URL',
    about: 'where the server is (default: ROCKETLEAD_BASE_URL of the environment)',
    ...address('http://127.0.0.1:4010'),
  },
  'api-key': {
    group: 'Server',
    takes: 'KEY',
    secret: true,
    variable: 'ROCKETLEAD_API_KEY',
    about:
      'the key to call it with (default: ROCKETLEAD_API_KEY of the environment, which no shell keeps in its history)',
    ...key(),
  },
  'other-key': {
    group: 'Server',
    takes: 'KEY',
    secret: true,
    variable: 'ROCKETLEAD_OTHER_API_KEY',
    about: 'the key of another workspace, in which nothing of this one may be seen (default: that is not tried)',
    ...key(),
  },
  'read-only': {
    group: 'Server',
    about: 'send nothing but GET, take ids from lists, and go gently: for a server that others work with',
    ...on(),
  },
  data: {
    group: 'Server',
    takes: 'FILE',
    about: 'ids that exist there, as JSON: {"accountId": "acc_1"}; they are used in place of made ones',
    ...text('a file of JSON, such as ids.json'),
  },
  spec: {
    group: 'What is tested',
    takes: 'FILE|URL',
    about: 'the OpenAPI description, 3.0 or 3.1 (default: that of the Rocketlead API)',
    ...text('a file or an address of an OpenAPI description, such as openapi.yaml'),
  },
  section: {
    group: 'What is tested',
    takes: 'NAME',
    several: true,
    about: 'only operations with this tag; several with commas, or the option again',
    ...text('a tag of the description, such as campaigns'),
  },
  operation: {
    group: 'What is tested',
    takes: 'ID',
    several: true,
    about: 'only this operation, such as campaigns.start; likewise several',
    ...text('an operationId of the description, such as campaigns.start'),
  },
  phase: {
    group: 'What is tested',
    takes: 'NAME',
    several: true,
    about: `only this phase: ${phases.join(', ')}; likewise several`,
    ...oneOf(...phases),
  },
  'skip-check': {
    group: 'What is tested',
    takes: 'NAME',
    several: true,
    about: 'leave this check of the list below out; likewise several',
    ...named('a check', Object.keys(checks)),
  },
  provoke: {
    group: 'What is tested',
    takes: "'NAME: VALUE'",
    about:
      'ask a mock server with this header for documented problems that nothing else brings about; {code} and {status} are filled in',
    ...header('X-Mock-Fault: code={code}'),
  },
  'max-response-time': {
    group: 'What is tested',
    takes: 'TIME',
    about: 'count an answer that takes longer as a failure, such as 500ms (default: no limit)',
    ...duration('ms', '500ms, 2s or 500 (milliseconds)'),
  },
  seed: {
    group: 'How much',
    takes: 'N',
    about: 'seed of chance (default 0); the same seed makes the same cases',
    ...wholeNumber(0, 2_147_483_647),
  },
  'max-examples': {
    group: 'How much',
    takes: 'N',
    about: 'generated cases of each operation in the phase fuzzing (default 100)',
    ...wholeNumber(1, 1_000_000),
  },
  'time-limit': {
    group: 'How much',
    takes: 'TIME',
    about: 'begin nothing new after this time, such as 90s or 5m (default: no limit)',
    ...duration('s', '90s, 5m or 90 (seconds)'),
  },
  'max-failures': {
    group: 'How much',
    takes: 'N',
    about: 'end after so many distinct failures (default: no limit)',
    ...wholeNumber(1, 1_000_000),
  },
  workers: {
    group: 'How much',
    takes: 'N',
    about: 'how many operations are tried at the same time (default 1, which keeps the order of every run)',
    ...wholeNumber(1, 64),
  },
  rate: {
    group: 'How much',
    takes: 'N',
    about: 'requests a second at most (default: no limit; 5 with --read-only)',
    ...number(0.01, 100_000),
  },
  timeout: {
    group: 'How much',
    takes: 'TIME',
    about: 'give an answer up that is not there, whole, after this time (default 10s)',
    ...duration('ms', '10s or 500 (milliseconds)'),
  },
  report: {
    group: 'Output',
    takes: 'DIR',
    about: 'write index.html, report.json and junit.xml into this directory',
    ...text('a directory, such as contract-report'),
  },
  json: { group: 'Output', about: 'print the report as JSON in place of the summary', ...on() },
  quiet: { group: 'Output', about: 'print the verdict and nothing else; troubles still go to stderr', ...on() },
} as const satisfies Options
