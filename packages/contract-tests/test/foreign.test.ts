// The machinery on an API of somebody else's: OpenAPI 3.0, no recipes, other names.
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { runContract } from '../src/run/run.ts'
import { type Flaws, library } from './foreign/library.ts'

const description = fileURLToPath(new URL('foreign/library.yaml', import.meta.url))
const run = (flaws: Flaws = {}, seed = 0) =>
  runContract({ ...library(flaws), baseUrl: 'https://library.example/v2', description, seed, maxExamples: 40 })

describe('a description of OpenAPI 3.0 without recipes', () => {
  test('is held by a sound server, whatever the seed', async () => {
    const reports = await Promise.all([1, 2, 3].map((seed) => run({}, seed)))

    expect(reports.flatMap(({ failures }) => failures)).toEqual([])
    expect(reports.map(({ ended }) => ended)).toEqual(['complete', 'complete', 'complete'])
  })

  test('is covered: every status, every parameter, every property, valid and not', async () => {
    const { operations, notes } = await run()

    expect(notes).toEqual([])
    expect(
      operations.flatMap(({ id, statuses }) =>
        statuses.filter(({ seen }) => seen === 0).map(({ status }) => `${id} ${status}`),
      ),
    ).toEqual([])
    expect(
      operations.flatMap(({ id, parameters }) =>
        parameters
          .filter(({ valid, invalid, breakable }) => valid === 0 || (breakable && invalid === 0))
          .map(({ name }) => `${id} ${name}`),
      ),
    ).toEqual([])
  })

  test.each<[keyof Flaws, string, string]>([
    ['losesSubtitle', 'changeBook', 'update'],
    ['keepsDeleted', 'getBook', 'delete'],
    ['repeatsItems', 'listBooks', 'pages'],
    ['ignoresSort', 'listBooks', 'sort'],
    ['ignoresGenre', 'listBooks', 'filter'],
    ['takesAnyPages', 'addBook', 'refused'],
    ['needsNoKey', 'removeBook', 'auth-enforced'],
  ])('is broken by a library that %s', async (flaw, operation, check) => {
    const { failures } = await run({ [flaw]: true })

    expect(failures.map((failure) => `${failure.operation} ${failure.check}`)).toContain(`${operation} ${check}`)
  })

  test('sends the key as the description says, and tells it nowhere', async () => {
    const report = await run({ takesAnyPages: true })

    const told = JSON.stringify(report)

    expect(told).toContain('X-Library-Key: $API_KEY'.toLowerCase().replace('$api_key', '$API_KEY'))
    expect(told).not.toContain(library().apiKey)
  })
})
