import { posix } from 'node:path'
import type { SourceFile } from './files.ts'

/** The names of a folder's own files, without their ending, and of its folders. */
const namesIn = (files: SourceFile[], folder: string): string[] => {
  const below = files
    .filter(({ path }) => path.startsWith(`${folder}/`))
    .map(({ path }) => path.slice(folder.length + 1))
  return [...new Set(below.map((path) => posix.parse(path.split('/')[0] ?? '').name))]
}

/** What keeps a folder from having a file, or a folder, for each name, and for nothing else but the extra ones. */
export function strayFiles(files: SourceFile[], folder: string, names: string[], extra: string[]): string[] {
  const there = namesIn(files, folder)
  return [
    ...names.filter((name) => !there.includes(name)).map((name) => `${folder}/${name} is missing`),
    ...there.filter((name) => ![...names, ...extra].includes(name)).map((name) => `${folder}/${name} is no section`),
  ]
}

/** What keeps a folder from having a file, or a folder of files, for each name. */
export const missingFiles = (files: SourceFile[], folder: string, names: string[]): string[] =>
  names
    .filter(
      (name) => !files.some(({ path }) => path === `${folder}/${name}.ts` || path.startsWith(`${folder}/${name}/`)),
    )
    .map((name) => `${folder}/${name} is missing`)
