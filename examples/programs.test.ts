import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { createMockServer } from '@rocketlead/mock-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { programs } from './readme.ts'

/** What each program prints. */
const printed: Record<string, RegExp> = {
  'errors.ts': /^That is not the code; 4 tries are left\.$/,
  'hooks.ts': /^accounts\.list 200 true$/,
  'in-process.ts': /^production completed$/,
  'known.ts': /^$/,
  'msw.ts': /^2\ncmp_1 paused campaign_not_ready$/,
  'pages.ts': /^\d+ false 2$/,
  'quickstart.ts': /^Amara \+12025550187$/,
  'raw.ts': /^200 1$/,
  'react-query.ts': /^\S.*: [1-9]\d*$/,
  'responses.ts': /^true 200 true\napplication\/json true$/,
  'retries.ts': /^true$/,
  'sections.ts': /^\[ 'leads', 'leadLists', 'raw' \] 1$/,
  'uploads.ts': /^(\d+ of \d+ bytes\n)+2 1$/,
}

const mock = createMockServer({ world: 'demo' })
let baseUrl = ''
beforeAll(async () => {
  baseUrl = (await mock.listen({ port: 0 })).url
})
afterAll(() => mock.close())

test.concurrent.each(programs)('%s does what it says', async (program) => {
  const name = program.replace(/^.*\//, '')
  const env = { ...process.env, ROCKETLEAD_BASE_URL: baseUrl, ROCKETLEAD_API_KEY: `rl_test_${name}` }

  const { stdout, stderr } = await promisify(execFile)(process.execPath, [`client/${name}`], {
    cwd: import.meta.dirname,
    env,
  })

  expect(stdout.trim()).toMatch(printed[name] ?? /^ never $/)
  expect(stderr).toBe('')
})
