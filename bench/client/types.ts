// What it costs a user's compiler to check five calls: the programs in consumers/, each alone, beside an empty one.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { median } from '../measure/median.ts'
import { modules } from '../measure/packages.ts'
import { peers } from './peers/index.ts'

const compilers = { typescript6: 'typescript/lib/tsc.js', typescript7: '@typescript/native/bin/tsc' }
const rounds = 5
const options = [
  ...['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--extendedDiagnostics'],
  ...['--allowImportingTsExtensions', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable'],
  ...['--module', 'esnext', '--moduleResolution', 'bundler'],
]

export interface Check {
  instantiations: number
  /** Megabytes. */
  memory: number
  /** Of the empty program's time, which is 1. */
  time: number
}

export type Types = Record<keyof typeof compilers, Check>

export async function types(): Promise<Record<string, Types>> {
  const names = ['empty', ...Object.keys(peers)]
  const byCompiler = Object.entries(compilers).map(([name, path]) => [name, checksWith(path, names)] as const)
  const typesOf = (consumer: string) =>
    Object.fromEntries(byCompiler.map(([name, checks]) => [name, checks[consumer]])) as unknown as Types // one a compiler
  return Object.fromEntries(names.map((name) => [name, typesOf(name)]))
}

/** In rounds over all programs, so that a busy moment does not fall on one of them. */
function checksWith(compiler: string, names: string[]): Record<string, Check> {
  const runs = Array.from({ length: rounds }, () => names.map((name) => check(compiler, name)))
  const values = (index: number, field: keyof Check) => runs.map((round) => round[index]?.[field] ?? Number.NaN)
  const times = names.map((_, index) =>
    median(runs.map((round) => (round[index]?.time ?? Number.NaN) / (round[0]?.time ?? Number.NaN))),
  )
  return Object.fromEntries(
    names.map((name, index) => [
      name,
      {
        instantiations: median(values(index, 'instantiations')),
        memory: Math.round(median(values(index, 'memory'))),
        time: Number((times[index] ?? Number.NaN).toFixed(2)),
      },
    ]),
  )
}

function check(compiler: string, consumer: string): Check {
  const file = join(import.meta.dirname, 'consumers', `${consumer}.ts`)
  const { stdout, status } = spawnSync(process.execPath, [join(modules, compiler), ...options, file], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`consumers/${consumer}.ts does not compile:\n${stdout}`)
  const figure = (label: string) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])
  return { instantiations: figure('Instantiations'), memory: figure('Memory used') / 1024, time: figure('Total time') }
}
