import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMockServer } from '@rocketlead/mock-server'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Found, packaged } from '../runtimes/found.ts'
import { compile, compilers } from './compile.ts'
import {
  manifestIn,
  type Packed,
  pack,
  project,
  projectWithDependencies,
  runCommand,
  scratchFolder,
} from './consumer.ts'
import { run } from './process.ts'

const own: Found = { executable: process.execPath }
const scratch = scratchFolder()
let packages: Packed[] = []
beforeAll(async () => {
  packages = await pack(scratch.folder)
})
afterAll(scratch.remove)

/** A mock server on a port, and how the command line is told of it. */
async function serve() {
  const mock = createMockServer()
  onTestFinished(mock.close)
  const { url } = await mock.listen({ port: 0 })
  return { ROCKETLEAD_BASE_URL: url, ROCKETLEAD_API_KEY: 'rl_test_package' }
}

describe('the package', () => {
  test('depends on versions, needs vitest only for its tests, and runs on Node 22', async () => {
    const { dependencies, peerDependencies, peerDependenciesMeta, engines } = manifestIn(await project(packages))

    expect(Object.values(dependencies)).toEqual(Object.keys(dependencies).map(() => expect.stringMatching(/^\d/)))
    expect(peerDependencies).toEqual({ vitest: expect.any(String) })
    expect(peerDependenciesMeta).toEqual({ vitest: { optional: true } })
    expect(engines).toEqual({ node: '>=22' })
  })

  test('exports what is listed here', async () => {
    const folder = await projectWithDependencies(packages)
    const program = `console.log(Object.keys(await import('@rocketlead/contract-tests')).join(' '))`

    const { output } = await run(process.execPath, ['--input-type=module', '--eval', program], folder)

    expect(output.trim().split(' ')).toEqual([
      'CannotRun',
      'RecipeError',
      'checks',
      'html',
      'json',
      'junit',
      'loadDescription',
      'openWorld',
      'phases',
      'rocketlead',
      'runContract',
      'summary',
      'writeReport',
    ])
  })
})

describe('rocketlead-contract', () => {
  test('tells its version and its options before it loads any other package', async () => {
    const bare = () => project(packages)

    const version = await runCommand(await bare(), { args: ['--version'] })
    const help = await runCommand(await bare(), { args: ['--help'] })

    expect(version).toEqual({ code: 0, output: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
    expect(help).toEqual({ code: 0, output: expect.stringContaining('Usage: rocketlead-contract [options]') })
  })

  test.for([
    { name: 'this Node', found: own },
    { name: 'the oldest one that it promises', found: packaged('node-22/bin/node') },
  ])('tests a section of a server that listens, on $name', async ({ found }, { skip }) => {
    skip(found.missing !== undefined, found.missing)
    const folder = await projectWithDependencies(packages)
    const args = ['--section', 'settings', '--quiet']

    const { code, output } = await runCommand(folder, { args, env: await serve(), node: found.executable })

    expect(output).toMatch(/^(\d+) of \1 operations held against the description: no failure\.\n$/)
    expect(code).toBe(0)
  })

  test('loads the recipes of the Rocketlead API only when it needs them', async () => {
    const folder = await project(packages)
    const dist = join(folder, 'node_modules/@rocketlead/contract-tests/dist')
    const hasRecipes = (file: string) => readFileSync(join(dist, file), 'utf8').includes('\n// src/recipes/')

    const withCommand = loadedWith('cli.js', dist)
    const withLibrary = loadedWith('index.js', dist)

    expect(withCommand.filter(hasRecipes)).toEqual([])
    expect(withLibrary.filter(hasRecipes)).toHaveLength(1)
  })
})

/** A built file, and those that are loaded with it at once. */
function loadedWith(file: string, dist: string): string[] {
  const text = readFileSync(join(dist, file), 'utf8')
  const imported = [...text.matchAll(/^(?:import|export) .*"\.\/([^"]+)"/gm)].map(([, name = '']) => name)
  return [file, ...new Set(imported.flatMap((name) => loadedWith(name, dist)))]
}

const program = `import { type ContractOptions, type Recipes, runContract, summary } from '@rocketlead/contract-tests'
import { describeContract } from '@rocketlead/contract-tests/vitest'

const recipes: Recipes = {
  resources: {
    async boxId(world) {
      const box = await world.must('boxes.create', { json: { name: 'Box' } })
      return { boxId: box.id }
    },
  },
}
export const options: ContractOptions = { baseUrl: 'http://127.0.0.1', recipes, phases: ['examples'], workers: 2 }
describeContract({ ...options, fetch: async () => new Response() })
const report = await runContract(options)
export const texts: string[] = [summary(report, { color: false, width: 80 }), report.failures[0]?.curl[0] ?? '']
`
describe.each(Object.entries(compilers))('a program, with %s', (_, compiler) => {
  test('compiles without the DOM, which Node does not have', async () => {
    const folder = await projectWithDependencies(packages, ['@types/node'])

    const printed = await compile(folder, compiler, program, { lib: ['es2023'], types: ['node'] })

    expect(printed).not.toContain('error TS')
    expect(printed).toContain('contract-tests/dist/vitest.d.ts')
  })

  test('does not compile when it gets something wrong', async () => {
    const wrong = `import { describeContract } from '@rocketlead/contract-tests/vitest'
import { type Recipes, runContract } from '@rocketlead/contract-tests'
// @ts-expect-error there is no such phase
runContract({ phases: ['fuzz'] })
// @ts-expect-error the option is misspelt
describeContract({ baseURL: 'http://127.0.0.1' })
// @ts-expect-error an id is a text
export const recipes: Recipes = { resources: { boxId: async () => ({ boxId: 7 }) } }
`
    const printed = await compile(await project(packages), compiler, wrong)

    expect(printed).not.toContain('error TS')
  })
})
