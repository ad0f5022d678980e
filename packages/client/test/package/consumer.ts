import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const scratch: string[] = []
afterAll(() => {
  for (const folder of scratch) rmSync(folder, { recursive: true })
})

/** A project that has the package installed as it would be published. */
export function consumer() {
  const folder = mkdtempSync(join(tmpdir(), 'rocketlead-consumer-'))
  scratch.push(folder)
  run('../../node_modules/pnpm/bin/pnpm.mjs', ['pack', '--pack-destination', folder])
  const [tarball = ''] = readdirSync(folder)
  const installed = join(folder, 'node_modules/@rocketlead/client')
  mkdirSync(installed, { recursive: true })
  spawnSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], { cwd: folder })
  return { folder }
}

/** The compilers that a consumer may have. */
export const compilers = {
  'TypeScript 6': 'node_modules/typescript/bin/tsc',
  'TypeScript 7': 'node_modules/@typescript/native/bin/tsc',
}

const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  types: [],
}

/** Compiles a program in a project, and gives what the compiler printed. */
export function compile(folder: string, compiler: string, program: string): string {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'program.ts'), program)
  const config = { compilerOptions: options, files: ['program.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  return run(compiler, ['--pretty', 'false', '--extendedDiagnostics', '--project', folder]).output
}

/** Runs a script of a dependency, and gives its status with what it printed. */
function run(script: string, args: string[]): { status: number | null; output: string } {
  const command = [join(root, script), ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
  return { status, output: stdout + stderr }
}
