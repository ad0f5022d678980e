import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createMockServer } from '@rocketlead/mock-server'
import { describe, expect, test } from 'vitest'
import { commandsOf, scriptOf, separator } from './commands.ts'
import { withOutputs } from './outputs.ts'
import { guides, namedByGuide, programs, read } from './readme.ts'

const run = promisify(execFile)
const hasCurl = await run('bash', ['-c', 'curl --version']).then(
  () => true,
  () => false,
)

describe.each(guides)('%s', (path) => {
  test('shows only programs that are run, each by its name alone', () => {
    const named = namedByGuide(read(path))

    expect(named.filter((program) => !programs.includes(program))).toEqual([])
    expect(read(path)).not.toMatch(/^```(ts|tsx|js)$/m)
  })

  test('shows what its plans of a sandbox are: `npm run write` renews them', () => {
    expect(withOutputs(read(path))).toBe(read(path))
  })
})

/** Those that have something to type. */
const typed = guides.filter((path) => commandsOf(read(path)).length > 0)

test.runIf(hasCurl).concurrent.for(typed)('the commands of %s do what it says', async (path, { onTestFinished }) => {
  const mock = createMockServer({ world: 'demo' })
  const { url, close } = await mock.listen()
  const cwd = await mkdtemp(join(tmpdir(), 'guide-'))
  onTestFinished(async () => {
    await close()
    mock.close()
    await rm(cwd, { recursive: true })
  })

  const commands = commandsOf(read(path))
  const script = scriptOf(commands).replaceAll('http://127.0.0.1:4010', url)
  const { stdout } = await run('bash', ['-c', script], { cwd })

  const answers = stdout.split(separator)
  const told = commands.flatMap(({ answer }, n) => (answer === undefined ? [] : [{ answer, was: answers[n] ?? '' }]))
  expect(told.map(({ was }) => JSON.parse(was))).toMatchObject(told.map(({ answer }) => answer))
})
