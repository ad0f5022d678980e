import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { root } from '../paths.ts'

const scratch: string[] = []
afterAll(() => {
  for (const folder of scratch) rmSync(folder, { recursive: true })
})

/** An empty folder that is gone when the tests of the file are over. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rocketlead-check-'))
  scratch.push(folder)
  return folder
}

const made = new Set(['node_modules', 'dist', 'generated', 'checks', '.turbo', '.vitest'])

/**
 * A copy of what makes everything from the description, in which a test may break what it likes. Dependencies are links
 * to the real ones; what is generated is left out.
 */
export function scratchRepository(...packages: string[]): string {
  const copy = scratchFolder()
  for (const file of ['redocly.yaml', 'tsconfig.base.json', 'vitest.base.ts', 'package.json'])
    cpSync(root + file, join(copy, file))
  for (const folder of ['spec', 'scripts', ...packages]) copyPackage(folder, copy)
  return copy
}

function copyPackage(folder: string, copy: string): void {
  cpSync(root + folder, join(copy, folder), { recursive: true, filter: (path) => !made.has(basename(path)) })
  const dependencies = `${root}${folder}/node_modules`
  if (existsSync(dependencies)) symlinkSync(dependencies, join(copy, folder, 'node_modules'))
}

interface Run {
  args?: string[]
  /** Where it runs; the script's own folder unless told. */
  cwd?: string
}

/** Runs a script of a folder, and gives its status with what it printed. */
export function run(
  folder: string,
  script: string,
  { args = [], cwd }: Run = {},
): { status: number | null; output: string } {
  const file = join(folder, script)
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: cwd ?? dirname(file),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { status, output: stdout + stderr }
}

/** Type-checks a folder, such as one of a scratch repository, as its tsconfig.json says. */
export const typeCheck = (...folder: string[]) =>
  run(root, 'scripts/node_modules/@typescript/native/bin/tsc', {
    args: ['--pretty', 'false', '--project', join(...folder)],
  })

/** Changes a text file in place. */
export function change(file: string, edit: (text: string) => string): void {
  writeFileSync(file, edit(readFileSync(file, 'utf8')))
}

/** Writes a text file, and the folders that lead to it. */
export function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
