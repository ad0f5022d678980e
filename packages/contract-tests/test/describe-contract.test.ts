import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createMockServer } from '@rocketlead/mock-server'
import { expect, onTestFinished, test } from 'vitest'
import { describeContract } from '../src/vitest.ts'

// As it is used: these are tests of this file.
describeContract({ fetch: createMockServer().fetch, apiKey: 'rl_test_vitest', sections: ['settings', 'credits'] })

interface Results {
  testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[]
}

/** Runs vitest in the folder beside, which has its own configuration. */
async function runVitest(): Promise<Results> {
  const cli = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
  const root = fileURLToPath(new URL('describe-contract', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'describe-contract-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'results.json')
  const args = [cli, 'run', '--root', root, '--reporter', 'json', `--outputFile=${file}`]
  await promisify(execFile)(process.execPath, args).catch(() => undefined) // it fails, as some of its tests do
  return JSON.parse(readFileSync(file, 'utf8')) as Results // as vitest's JSON reporter writes it
}

test('makes a test of each operation in each phase and of each sequence, and lets those fail that find something', async () => {
  const { testResults } = await runVitest()

  const results = testResults.flatMap(({ assertionResults }) => assertionResults)
  const failed = results.filter(({ status }) => status === 'failed')
  const names = results.map(({ fullName }) => fullName)

  expect(names).toEqual(
    expect.arrayContaining([
      'the contract examples listBooks',
      'the contract coverage addBook',
      'the contract fuzzing getBook',
      'the contract stateful addBook: make, read, change, delete',
      'the contract stateful listBooks: pages, order and filters',
    ]),
  )
  expect(failed.map(({ fullName }) => fullName)).toContain('the contract coverage addBook')
  expect(failed.map(({ fullName }) => fullName)).not.toContain('the contract coverage removeBook')
  expect(failed[0]?.failureMessages.join()).toContain(
    'addBook, pages above its maximum: A request that breaks the description was taken.',
  )
  expect(failed[0]?.failureMessages.join()).toContain(`--data-raw '{"title":`)
})
