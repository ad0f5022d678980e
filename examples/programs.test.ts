import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { createMockServer } from '@rocketlead/mock-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { programs } from './readme.ts'

/** What each program prints. */
const printed: Record<string, RegExp> = {
  'client/errors.ts': /^That is not the code; 4 tries are left\.$/,
  'client/hooks.ts': /^accounts\.list 200 true$/,
  'client/in-process.ts': /^production completed$/,
  'client/known.ts': /^$/,
  'client/msw.ts': /^2\ncmp_1 paused campaign_not_ready$/,
  'client/pages.ts': /^\d+ false 2$/,
  'client/quickstart.ts': /^Amara \+12025550187$/,
  'client/raw.ts': /^200 1$/,
  'client/react-query.ts': /^\S.*: [1-9]\d*$/,
  'client/responses.ts': /^true 200 true\napplication\/json true$/,
  'client/retries.ts': /^true$/,
  'client/sections.ts': /^\[ 'leads', 'leadLists', 'raw' \] 1$/,
  'client/uploads.ts': /^(\d+ of \d+ bytes\n)+2 1$/,
  'contract/recipes.ts': /^\[\] 204 true,404 true,409 true$/,
  'contract/report.ts': /\n(\d+) of \1 operations held against the description: no failure\.$/,
}

const mock = createMockServer({ world: 'demo' })
let baseUrl = ''
beforeAll(async () => {
  baseUrl = (await mock.listen({ port: 0 })).url
})
afterAll(() => mock.close())

/** Those that Node runs; a file of tests is run by vitest, beside this one. */
const scripts = programs
  .map((program) => program.replace('examples/', ''))
  .filter((path) => path !== 'contract/vitest.ts')

test.concurrent.each(scripts)('%s does what it says', async (path) => {
  const env = {
    ...process.env,
    ROCKETLEAD_BASE_URL: baseUrl,
    ROCKETLEAD_API_KEY: `rl_test_${path.replace(/\W/g, '_')}`,
  }

  const { stdout, stderr } = await promisify(execFile)(process.execPath, [path], { cwd: import.meta.dirname, env })

  expect(stdout.trim()).toMatch(printed[path] ?? /^ never $/)
  expect(stderr).toBe('')
})
