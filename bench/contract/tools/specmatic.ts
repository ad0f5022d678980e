import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modules } from '../../measure/packages.ts'
import { described } from '../described.ts'
import { execute } from '../execute.ts'
import { key } from '../world.ts'
import { casesIn } from './junit.ts'
import type { Tool } from './tool.ts'

const settings = {
  version: 2,
  contracts: [{ provides: ['openapi.json'] }],
  test: { resiliencyTests: { enable: 'all' } },
}

export const specmatic: Tool = {
  label: 'Specmatic',
  packages: ['specmatic'],
  about: 'resiliency tests, positive and negative, with one combination of each kind',
  counts: 'status, headers and body of an answer',
  missing: () => (spawnSync('java', ['-version']).error ? 'there is no Java on this machine' : undefined),
  async run({ url, calls, operation, folder, seconds }) {
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(described(calls, operation)))
    writeFileSync(join(folder, 'specmatic.json'), JSON.stringify(settings))
    const jar = join(modules, 'specmatic/specmatic.jar')
    const args = ['-jar', jar, 'test', `--testBaseURL=${url}`, `--junitReportDir=${folder}`]
    // It takes the key from a variable that is named after the scheme.
    const env = { bearerAuth: key, MAX_TEST_REQUEST_COMBINATIONS: '1' }
    await execute('java', args, { cwd: folder, env, seconds })
    const cases = casesIn(join(folder, 'TEST-junit-jupiter.xml'))
    return { checks: cases.length * 3, failures: cases.filter(({ failed }) => failed).map(({ name }) => name) }
  },
}
