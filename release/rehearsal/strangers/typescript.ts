import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Loopback } from '../loopback.ts'
import { corner, program, project } from './project.ts'
import { programsOf, readmeOf } from './readme.ts'
import type { Stranger } from './stranger.ts'
import { together } from './together.ts'
import { type Compiler, compilers, type Modules } from './versions.ts'

export const typescript: readonly Stranger[] = compilers.map((compiler) => ({
  name: `${compiler.name} (${compiler.modules.join(', ')}), by programs of the README, and wrong calls`,
  needs: '>=20',
  brings: 'compilers',
  use: (loopback) => compileAll(loopback, compiler),
}))

const options = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022', 'esnext.disposable', 'dom', 'dom.iterable'],
  // What is declared by others, such as @types/node, must not be needed.
  types: [],
}
// All declarations are checked once; that takes a compiler as long as everything else.
const modules: Record<Modules, object> = {
  bundler: { module: 'esnext', moduleResolution: 'bundler', skipLibCheck: false },
  node16: { module: 'node16', moduleResolution: 'node16', skipLibCheck: true, exactOptionalPropertyTypes: true },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext', skipLibCheck: true },
}

async function compileAll(loopback: Loopback, compiler: Compiler): Promise<void> {
  const folder = corner(await together(loopback), compiler.alias)
  const names = ['client.mts', 'mock-server.mts', 'contract-tests.mts', ...(compiler.withPeers ? ['peers.mts'] : [])]
  for (const name of [...names, 'client.cts']) program(name, folder)
  const files = [...names, ...readmePrograms(loopback, folder)]
  for (const kind of compiler.modules)
    await compile(loopback, compiler, { folder, kind, files: kind === 'nodenext' ? [...files, 'client.cts'] : files })
}

/** Writes the programs of the client's README that need none but our packages, and gives the files' names. */
function readmePrograms(loopback: Loopback, folder: string): string[] {
  const alone = [...programsOf(readmeOf(loopback, '@rocketlead/client'))].filter(([, text]) => !needsOthers.test(text))
  return alone.map(([name, text]) => {
    const file = `readme-${name}.mts`
    writeFileSync(join(folder, file), text)
    return file
  })
}

const needsOthers = /from '(?!@rocketlead\/)/

interface Compilation {
  folder: string
  kind: Modules
  files: string[]
}

/** Compiles programs; those and our declarations have to be without a fault. What others declare may have some. */
async function compile(loopback: Loopback, compiler: Compiler, { folder, kind, files }: Compilation): Promise<void> {
  const installed = await project(loopback, ...compilers.map(({ alias, spec }) => `${alias}@${spec}`))
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...options, ...modules[kind] }, files }),
  )
  const tsc = join(installed.folder, 'node_modules', compiler.alias, 'bin/tsc')
  const { code, output } = await loopback.run('node', [tsc, '--pretty', 'false', '--project', '.'], folder)
  const faults = output.split('\n').filter((line) => /error TS/.test(line))
  const ours = faults.filter((line) => !/node_modules\/(?!@rocketlead\/)/.test(line))
  if (ours.length === 0 && (code === 0 || faults.length > 0)) return
  throw new Error(
    `${compiler.name} (${kind}) finds faults in the programs or in what we declare:\n${ours.join('\n') || output}`,
  )
}
