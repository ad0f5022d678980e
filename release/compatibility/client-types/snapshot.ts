import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { comparable } from './comparable.ts'
import { type Declaration, declarationsOf, type Surface } from './declarations.ts'

const suffix = '.d.ts.txt'

/** Reads a folder of snapshots, one file an entry. */
export function readSurface(folder: string): Surface {
  const files = readdirSync(folder).filter((file) => file.endsWith(suffix))
  if (files.length === 0) throw new Error(`${folder} has no snapshots of the client's types (*${suffix}).`)
  const texts = files.sort().map((file) => [file.slice(0, -suffix.length), readFileSync(join(folder, file), 'utf8')])
  return surfaceOf(Object.fromEntries(texts))
}

/** The surface of snapshots by entry. */
export function surfaceOf(texts: Record<string, string>): Surface {
  const surface: Surface = new Map()
  const passedOn: [string, string][] = []
  for (const [entry, text] of Object.entries(texts)) {
    const file = parse(`${entry}.d.ts`, text)
    for (const node of file.statements) if (ts.isExportDeclaration(node)) passedOn.push([entry, sourceOf(node)])
    surface.set(entry, declarationsOf(entry, parse(`${entry}.d.ts`, comparable(file))))
  }
  for (const [entry, from] of passedOn) passOn(surface, entry, from)
  return surface
}

const parse = (name: string, text: string) => ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true)

function sourceOf(node: ts.ExportDeclaration): string {
  const from = node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined
  if (from === undefined || node.exportClause !== undefined)
    throw new Error(`A snapshot has "${node.getText()}", and only \`export * from\` is understood: extend snapshot.ts.`)
  return from.replace(/^\.\//, '').replace(/\.js$/, '')
}

/** `export * from` another entry: the same declarations, so that only what is not offered any more is told of them. */
function passOn(surface: Surface, entry: string, from: string): void {
  const declared = surface.get(entry)
  for (const declaration of surface.get(from)?.values() ?? [])
    if (declaration.exported) declared?.set(declaration.name, declaration)
}

/** Every declaration once. */
export const declarations = (surface: Surface): Declaration[] => [
  ...new Set([...surface.values()].flatMap((entry) => [...entry.values()])),
]

export const findIn = (surface: Surface, { entry, name }: Declaration): Declaration | undefined =>
  surface.get(entry)?.get(name)
