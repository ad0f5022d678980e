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
  'contract/example-call.ts': /^cmp_0kd2x4s5t6v7w8x9\n200 paused$/,
  'contract/recipes.ts': /^\[\] 204 true,404 true,409 true$/,
  'contract/report.ts': /\n(\d+) of \1 operations held against the description: no failure\.$/,
  'guides/api-keys.ts': /^1\n0\nunauthorized$/,
  'guides/clock.ts': /^completed 3 1 1$/,
  'guides/faults.ts': /^injected_fault\n0\n5$/,
  'guides/first-message.ts': /^queued\nHello from Juniper Coffee\. read$/,
  'guides/lost-answer.ts': /^Spring: 1 campaign of 2 requests$/,
  'guides/media.ts': /^document 26 1$/,
  'guides/not-ready.ts': /^422 true\nno_accounts: .+\nno_steps: .+\nno_leads: .+$/,
  'guides/on-a-port.ts': /^order\.fulfilled fulfilled$/,
  'guides/pages-by-hand.ts': /^121 leads on 3 pages$/,
  'guides/snapshots.ts': /^1 true$/,
}

const mock = createMockServer({ world: 'demo' })
let baseUrl = ''
beforeAll(async () => {
  baseUrl = (await mock.listen({ port: 0 })).url
})
afterAll(() => mock.close())

/** Those that Node runs; files of tests are run by vitest, beside this one. */
const scripts = programs
  .map((program) => program.replace('examples/', ''))
  .filter((path) => !path.endsWith('/vitest.ts'))

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
