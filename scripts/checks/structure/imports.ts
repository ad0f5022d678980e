import { posix } from 'node:path'
import ts from 'typescript'
import { isCode, type SourceFile } from './files.ts'

/** One file that imports another, or a package: `packages/client/src/index.ts`, `node:fs`, `@rocketlead/openapi`. */
export interface Import {
  from: string
  to: string
}

/** Every import of the files, dynamic ones too; relative ones become paths of the repository. */
export const importsOf = (files: SourceFile[]): Import[] =>
  files.filter(isCode).flatMap(({ path, text }) =>
    ts.preProcessFile(text).importedFiles.map(({ fileName }) => ({
      from: path,
      to: fileName.startsWith('.') ? posix.join(posix.dirname(path), fileName) : fileName,
    })),
  )

/** Who must not import what: both are beginnings of paths. */
export interface Wall {
  of: string
  against: readonly string[]
}

/** The imports that go through a wall. What a folder keeps for itself is never outside of it. */
export const throughWalls = (imports: Import[], walls: readonly Wall[]): Import[] =>
  imports.filter(({ from, to }) =>
    walls.some(
      ({ of, against }) => from.startsWith(of) && !to.startsWith(of) && against.some((folder) => to.startsWith(folder)),
    ),
  )

/** What only some may import: both are beginnings of paths. */
export interface Door {
  to: string
  only: readonly string[]
}

/** The imports of something by those who may not, its own files excepted. */
export const pastDoors = (imports: Import[], doors: readonly Door[]): Import[] =>
  imports.filter(({ from, to }) =>
    doors.some(
      (door) =>
        to.startsWith(door.to) && !from.startsWith(door.to) && !door.only.some((opener) => from.startsWith(opener)),
    ),
  )

/** Imports within a folder of one section by another, be it a file or a folder; an index may import them all. */
export function betweenSiblings(imports: Import[], folder: string): Import[] {
  const sectionOf = (path: string) => path.slice(folder.length).split('/')[0]?.replace(/\.ts$/, '')
  return imports.filter(
    ({ from, to }) =>
      from.startsWith(folder) &&
      to.startsWith(folder) &&
      from !== `${folder}index.ts` &&
      sectionOf(from) !== sectionOf(to),
  )
}

/** Imports of what was generated for another package. */
export const ofOthersGenerated = (imports: Import[]): Import[] =>
  imports.filter(({ from, to }) => {
    const [, owner] = /^(.*?\/)generated\//.exec(to) ?? /^(@rocketlead\/[\w-]+\/)generated\//.exec(to) ?? []
    return owner !== undefined && !from.startsWith(owner)
  })

/** The workspace's packages that a file imports, by name or by path, its own excepted. */
export function acrossPackages(imports: Import[], names: ReadonlyMap<string, string>): Import[] {
  const folderOf = (path: string) => /^(packages\/[\w-]+|spec|scripts|examples)\//.exec(path)?.[1]
  return imports.flatMap(({ from, to }) => {
    const named = /^@rocketlead\/[\w-]+/.exec(to)?.[0]
    const target = named ? names.get(named) : folderOf(to)
    const isPart = folderOf(from) !== undefined // what is measured from outside, as in bench/, is no part
    return isPart && target && target !== folderOf(from) ? [{ from, to: target }] : []
  })
}
