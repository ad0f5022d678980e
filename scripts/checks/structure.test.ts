import { describe, expect, test } from 'vitest'
import { readBundle } from '../generate/document.ts'
import { repositoryFiles, type SourceFile, within } from './structure/files.ts'
import {
  acrossPackages,
  betweenSiblings,
  type Import,
  importsOf,
  ofOthersGenerated,
  pastDoors,
  throughWalls,
} from './structure/imports.ts'
import { missingFiles, strayFiles } from './structure/sections.ts'
import { allowedFor, doors, walls } from './structure/walls.ts'
import { clockOrChance, machinePath, registry, saying, withoutComments } from './structure/words.ts'

const files = repositoryFiles()
const server = 'packages/mock-server/src'
const serverFiles = within(files, `${server}/`).filter(({ path }) => !path.endsWith('.test.ts'))
const imports = importsOf(files)
const serverImports = importsOf(serverFiles)
const packages = new Map(
  files
    .filter(({ path }) => /^(?:packages\/[\w-]+|spec|scripts|examples|release)\/package\.json$/.test(path))
    .map(({ path, text }) => [String(JSON.parse(text).name), path.replace('/package.json', '')]),
)
const slugs = readBundle('openapi').tags.map((tag) => tag['x-slug'])

const file = (path: string, text = ''): SourceFile => ({ path, text })
const link = (from: string, to: string): Import => ({
  from: `${server}/${from}`,
  to: to.includes(':') ? to : `${server}/${to}`,
})

describe('a section', () => {
  test.each(['paths', 'schemas', 'examples'])('has its file in spec/%s, where nothing else is', (folder) => {
    expect(strayFiles(files, `spec/${folder}`, slugs, ['control'])).toEqual([])
  })

  test('has its operations in the mock server', () => {
    expect(strayFiles(files, `${server}/operations`, slugs, ['index'])).toEqual([])
  })

  test.each(['domain', 'store'])('has its file in the mock server’s %s', (folder) => {
    expect(missingFiles(files, `${server}/${folder}`, slugs)).toEqual([])
  })

  test('is missed where it is not, and noticed where it should not be', () => {
    const made = [file('spec/paths/leads.yaml'), file('spec/paths/notes.yaml'), file('a/store/leads/tags.ts')]

    expect(strayFiles(made, 'spec/paths', ['leads', 'orders'], [])).toEqual([
      'spec/paths/orders is missing',
      'spec/paths/notes is no section',
    ])
    expect(missingFiles(made, 'a/store', ['leads', 'orders'])).toEqual(['a/store/orders is missing'])
  })
})

describe('a folder of the mock server', () => {
  test('imports no folder that ARCHITECTURE.md keeps from it', () => {
    expect(serverImports.length).toBeGreaterThan(50)
    expect(throughWalls(serverImports, walls(slugs))).toEqual([])
  })

  test('leaves the control plane, Node’s side and Node’s modules to those who may import them', () => {
    expect(pastDoors(serverImports, doors)).toEqual([])
  })

  test('has sections that know nothing of each other’s operations', () => {
    expect(betweenSiblings(serverImports, `${server}/operations/`)).toEqual([])
  })

  test.each([
    ['http/app.ts', 'store/index.ts'],
    ['operations/leads.ts', 'simulation/engine.ts'],
    ['control/clock.ts', 'operations/accounts.ts'],
    ['control-client/call.ts', 'domain/problem.ts'],
    ['domain/leads.ts', 'context.ts'],
    ['store/leads.ts', 'simulation/clock.ts'],
    ['simulation/engine.ts', 'http/app.ts'],
    ['seeds/demo.ts', 'http/app.ts'],
    ['node/index.ts', 'domain/leads.ts'],
    ['cli/run.ts', 'store/index.ts'],
    ['worker/object.ts', 'node/sqlite.ts'],
    ['effects/picture.ts', 'http/body.ts'],
  ])('is caught when %s imports %s', (from, to) => {
    expect(throughWalls([link(from, to), link(from, 'elsewhere')], walls(slugs))[0]).toEqual(link(from, to))
  })

  test.each([
    ['operations/accounts.ts', 'control/clock.ts'],
    ['index.ts', 'node/listen.ts'],
    ['cli/run.ts', 'worker/object.ts'],
    ['store/database.ts', 'node:sqlite'],
  ])('is caught when %s opens the door of %s', (from, to) => {
    expect(pastDoors([link(from, to), link('cli.ts', 'node/index.ts')], doors)).toEqual([link(from, to)])
  })

  test('is caught when one section imports another', () => {
    const stray = link('operations/leads.ts', 'operations/agents.ts')
    const index = link('operations/index.ts', 'operations/leads.ts')

    expect(betweenSiblings([stray, index], `${server}/operations/`)).toEqual([stray])
  })
})

describe('a package', () => {
  const crossing = (all: Import[]) =>
    acrossPackages(all, packages).filter(({ from, to }) => !allowedFor(from)?.includes(to))

  test('imports only those that it may', () => {
    expect([...packages.values()].filter((folder) => !allowedFor(`${folder}/package.json`))).toEqual([])
    expect(crossing(imports)).toEqual([])
  })

  test('imports nothing that is generated for another', () => {
    expect(ofOthersGenerated(imports)).toEqual([])
  })

  test('is caught when it imports one that it may not, by name or by path', () => {
    const made = importsOf([
      file('packages/client/src/a.ts', `import { createMockServer } from '@rocketlead/mock-server'`),
      file('packages/mock-server/src/b.ts', `export { Rocketlead } from '../../client/src/index.ts'`),
      file('packages/client/test/c.ts', `const spec = await import('@rocketlead/openapi')`),
      file('packages/contract-tests/src/d.ts', `import type { MockServer } from '@rocketlead/mock-server'`),
      file('packages/contract-tests/test/e.ts', `import type { MockServer } from '@rocketlead/mock-server'`),
      file('examples/client/f.ts', `import { readBundle } from '../../scripts/generate/document.ts'`),
    ])

    expect(crossing(made)).toEqual([
      { from: 'packages/client/src/a.ts', to: 'packages/mock-server' },
      { from: 'packages/mock-server/src/b.ts', to: 'packages/client' },
      { from: 'packages/contract-tests/src/d.ts', to: 'packages/mock-server' },
      { from: 'examples/client/f.ts', to: 'scripts' },
    ])
  })

  test('is caught when it imports what is generated for another', () => {
    const made = importsOf([
      file('packages/client/src/a.ts', `import type { paths } from '../../mock-server/generated/schema.ts'`),
      file('packages/client/src/b.ts', `import type { paths } from '../generated/schema.ts'`),
    ])

    expect(ofOthersGenerated(made).map(({ from }) => from)).toEqual(['packages/client/src/a.ts'])
  })
})

describe('time and chance', () => {
  const timeless = (all: SourceFile[]) =>
    all.filter(({ path }) => !/\/src\/(?:simulation\/|node\/|cli\/|cli\.ts$)/.test(path)).map(withoutComments)

  test('come from the simulation alone', () => {
    expect(saying(timeless(serverFiles), clockOrChance)).toEqual([])
  })

  test.each([
    'Date.now()',
    'new Date()',
    'Math.random()',
    'setTimeout(next, 10)',
    'setInterval(next, 10)',
    'crypto.randomUUID()',
    'performance.now()',
  ])('are caught elsewhere: %s', (code) => {
    const made = ['domain/leads.ts', 'simulation/clock.ts', 'node/index.ts', 'cli.ts'].map((path) =>
      file(`${server}/${path}`, `\n${code}`),
    )

    expect(saying(timeless(made), clockOrChance)).toEqual([
      expect.stringMatching(/^packages\/mock-server\/src\/domain\/leads\.ts:2: /),
    ])
  })

  test('may be spoken of, and a time may be read from a text', () => {
    expect(
      saying(timeless([file('a.ts', '// not Date.now()\nnew Date(text)\n/** nor Math.random() */')]), clockOrChance),
    ).toEqual([])
  })
})

describe('the repository', () => {
  test('holds what git holds', () => {
    const paths = files.map(({ path }) => path)

    expect(paths).toEqual(expect.arrayContaining(['.ci/run', '.gitignore', 'pnpm-lock.yaml', 'spec/openapi.yaml']))
    expect(paths.filter((path) => /(?:^|\/)(?:node_modules|dist|generated|\.git)\//.test(path))).toEqual([])
  })

  test('names no folder of anybody’s machine', () => {
    expect(saying(files, machinePath)).toEqual([])
  })

  test('names no registry', () => {
    expect(saying(files, registry)).toEqual([])
  })

  // Put together here, so that this file does not say them itself.
  test.each([
    ['home', 'ada', 'sdk'],
    ['Users', 'ada'],
    ['root', '.cache'],
    ['builds', 'sdk'],
  ])('is caught naming the folder /%s/%s', (...steps) => {
    expect(saying([file('a.md', `See ${['', ...steps].join('/')}.`)], machinePath)).toHaveLength(1)
    expect(saying([file('a.md', `See https://docs.example/${steps.join('/')}.`)], machinePath)).toEqual([])
  })

  test.each([
    ['registry', 'npmjs.org'],
    ['npm', 'pkg', 'github.com'],
    ['localhost:', '4873'],
  ])('is caught naming the registry %s.%s', (...parts) => {
    expect(saying([file('a.yaml', parts.join('.').replace(':.', ':'))], registry)).toHaveLength(1)
  })
})
