import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { operationsOf, readBundle } from '../generate/document.ts'
import { camel } from '../generate/names.ts'
import { root } from '../paths.ts'
import { run, scratchFolder, typeCheck, write } from './scratch.ts'

const bundle = `${root}spec/dist/openapi.yaml`
const ids = operationsOf(readBundle('openapi')).map(({ id }) => id)
/** `campaigns.start` -> `campaignsStart` */
const functions = ids.map((id) => camel(id.replace('.', '_')))

/** Generators that others may use, and a program over what each makes: its last line must not compile. */
const generators = [
  {
    name: '@hey-api/openapi-ts',
    cli: '@hey-api/openapi-ts/bin/run.js',
    args: [
      '-i',
      bundle,
      '-o',
      'api',
      '-p',
      '@hey-api/client-fetch',
      '-p',
      '@hey-api/sdk',
      '-p',
      '@hey-api/typescript',
      '--silent',
    ],
    file: 'api/sdk.gen.ts',
    operation: /^export const (\w+) = <ThrowOnError/gm,
    named: functions,
    program: `import { campaignsGet } from './api/sdk.gen.ts'
export const right = () => campaignsGet({ path: { campaignId: 'cmp_1' } })
// @ts-expect-error
export const wrong = () => campaignsGet({ path: { campaignId: 1 } })`,
  },
  {
    name: 'swagger-typescript-api',
    cli: 'swagger-typescript-api/dist/cli.mjs',
    args: ['generate', '-p', bundle, '-o', 'api', '-n', 'api.ts', '--silent'],
    file: 'api/api.ts',
    operation: /@name (\w+)/g,
    named: functions.map((name) => name.replace(/^./, (first) => first.toUpperCase())),
    program: `import { Api } from './api/api.ts'
export const right = () => new Api().api.campaignsGet('cmp_1')
// @ts-expect-error
export const wrong = () => new Api().api.campaignsGet(1)`,
  },
  {
    name: 'openapi-typescript',
    cli: 'openapi-typescript/bin/cli.js',
    args: [bundle, '-o', 'api/schema.ts'],
    file: 'api/schema.ts',
    operation: /^ {4}"(\w+\.\w+)": \{$/gm,
    named: ids,
    program: `import type { operations } from './api/schema.ts'
type Path = operations['campaigns.get']['parameters']['path']
export const right: Path = { campaignId: 'cmp_1' }
// @ts-expect-error
export const wrong: Path = { campaignId: 1 }`,
  },
]

const compilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  types: [],
}

describe.each(generators)('$name', ({ cli, args, file, operation, named, program }) => {
  test('makes a client of every operation that compiles', () => {
    const folder = scratchFolder()
    write(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
    write(join(folder, 'program.ts'), program)

    const generated = run(join(root, 'scripts/node_modules'), cli, { cwd: folder, args })
    const checked = typeCheck(folder)

    expect(generated.status, generated.output).toBe(0)
    expect(checked).toEqual({ status: 0, output: '' })
    expect(namesIn(readFileSync(join(folder, file), 'utf8'), operation)).toEqual([...named].sort())
  }, 60_000)
})

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name]) => name ?? '').sort()
