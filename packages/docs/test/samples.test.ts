import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { loadDescription, openWorld } from '@rocketlead/contract-tests'
import { createMockServer } from '@rocketlead/mock-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { described } from './described.ts'
import { withRealThings } from './samples/real.ts'

const description = await loadDescription()
const mock = createMockServer()
const folder = mkdtempSync(join(tmpdir(), 'rocketlead-samples-'))
const run = promisify(execFile)
const hasShell = spawnSync('sh', ['-c', 'command -v curl']).status === 0
let baseUrl = ''

beforeAll(async () => {
  baseUrl = (await mock.listen({ port: 0 })).url
  symlinkSync(join(import.meta.dirname, '../node_modules'), join(folder, 'node_modules'), 'junction')
  for (const name of ['logo.png', 'photo.jpg']) writeFileSync(join(folder, name), picture(name))
})
afterAll(async () => {
  await mock.close()
  await rm(folder, { recursive: true })
})

/** The least that is taken for a picture of its kind. */
const picture = (name: string): Buffer =>
  name.endsWith('png')
    ? Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      )
    : Buffer.from(
        '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
        'base64',
      )

const sampleOf = (id: string, lang: string): string =>
  described.find((operation) => operation.id === id)?.samples.find((sample) => sample.lang === lang)?.source ?? ''

/** A sample that names this server and what is in the workspace of a key. */
async function pasted(id: string, lang: string, apiKey: string): Promise<string> {
  const passTime = (by: string) => mock.workspace(apiKey).advance(by)
  const world = await openWorld({ description, fetch: mock.fetch, apiKey, passTime })
  const source = await withRealThings(sampleOf(id, lang), id, world)
  return source.replaceAll('http://localhost:4010', baseUrl)
}

const keyOf = (id: string, lang: string) => `rl_test_${lang}_${id.replace('.', '_')}`
const ids = described.map(({ id }) => id)

test('there are 602 samples', () => {
  const made = described.flatMap(({ samples }) => samples.filter(({ source }) => source.trim() !== ''))

  expect(made).toHaveLength(602)
})

describe.skipIf(!hasShell)(`the Shell samples${hasShell ? '' : ' (skipped: there is no curl)'}`, () => {
  test.each(ids)('of %s is answered with a success', async (id) => {
    const apiKey = keyOf(id, 'sh')
    const script = `${(await pasted(id, 'Shell', apiKey)).trimEnd()} --silent --show-error --output answer.txt --write-out '%{http_code}'`

    const { stdout } = await run('sh', ['-c', script], {
      cwd: folder,
      env: { ...process.env, ROCKETLEAD_API_KEY: apiKey },
    })

    expect(stdout).toMatch(/^20[0-4]$/)
  })
})

describe('the TypeScript samples', () => {
  test('are right to the compiler, all 86', async () => {
    const names = ids.map((id) => `checked-${id}.ts`)
    for (const id of ids) writeFileSync(join(folder, `checked-${id}.ts`), sampleOf(id, 'TypeScript'))
    const config = { extends: join(import.meta.dirname, '../../../tsconfig.base.json'), files: names }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')

    const tsc = join(import.meta.dirname, '../node_modules/@typescript/native/bin/tsc')
    const { stdout } = await run(process.execPath, [tsc, '-p', folder]).catch((error) => error)

    expect(stdout).toBe('')
  })
})

describe.each([
  ['TypeScript', 'ts'],
  ['JavaScript', 'mjs'],
])('the %s samples', (lang, ending) => {
  test('run, all 86', async () => {
    const programs = []
    for (const id of ids) {
      const apiKey = keyOf(id, ending)
      const path = join(folder, `${id}.${ending}`)
      writeFileSync(path, await pasted(id, lang, apiKey))
      programs.push({ path, apiKey })
    }
    const list = join(folder, `${ending}.json`)
    writeFileSync(list, JSON.stringify(programs))

    const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'samples/run.mjs'), list], {
      cwd: folder,
    })
    const results: { fault?: string; first: unknown; lines: number }[] = JSON.parse(stdout)

    const failed = results.flatMap(({ fault, first }, index) => {
      const isRefused = typeof first === 'number' && first >= 300
      return fault !== undefined || isRefused ? [`${ids[index]}: ${fault ?? first}`] : []
    })
    expect(failed).toEqual([])
    expect(results).toHaveLength(86)
  })
})
