import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runScript } from './process.ts'

/** The compilers that a project may have. */
export const compilers = {
  'TypeScript 6': 'typescript/bin/tsc',
  'TypeScript 7': '@typescript/native/bin/tsc',
}

const base = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  types: [],
}

/** Compiles a program in a project, and gives what the compiler printed. */
export async function compile(
  folder: string,
  compiler: string,
  program: string,
  options: object = {},
): Promise<string> {
  writeFileSync(join(folder, 'program.ts'), program)
  const config = { compilerOptions: { ...base, ...options }, files: ['program.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  return (await runScript(compiler, ['--pretty', 'false', '--listFiles', '--project', folder])).output
}
