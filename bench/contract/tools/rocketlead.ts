import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../../../packages/contract-tests/src/report/report.ts'
import { execute } from '../execute.ts'
import type { Tool } from './tool.ts'

const source = join(import.meta.dirname, '../../../packages/contract-tests')
const built = join(source, 'dist/cli.js')
const program = existsSync(built) ? built : join(source, 'src/cli.ts')

export const rocketlead: Tool = {
  label: 'rocketlead-contract',
  packages: [],
  about: 'as it comes: the description as it is, recipes and rules of the Rocketlead API, a workspace of its own',
  counts: 'its checks of answers',
  async run({ url, operation, folder, seconds }) {
    const only = operation ? ['--operation', operation] : []
    const args = [program, '--base-url', url, '--report', folder, '--quiet', ...only]
    await execute(process.execPath, args, { cwd: folder, env: { ROCKETLEAD_API_KEY: 'rl_test_contract' }, seconds })
    const { phases, failures }: Report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
    return {
      checks: phases.reduce((sum, { checks }) => sum + checks, 0),
      failures: failures.map(({ operation, check, case: tried, message }) =>
        [operation, check, tried, message].join(': '),
      ),
    }
  },
}
