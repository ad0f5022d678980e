import { dirname, join } from 'node:path'
import ts from 'typescript'

/** What the newest users compile with: every check, and what browsers and current runtimes have. */
const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2024,
  lib: ['lib.es2024.d.ts', 'lib.esnext.disposable.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
  noEmit: true,
  noErrorTruncation: true,
}

const libraries = dirname(ts.getDefaultLibFilePath(options))

/** TypeScript's own declarations, which take most of the time: parsed once for all programs. */
const parsed = new Map<string, ts.SourceFile | undefined>()

function library(name: string): ts.SourceFile | undefined {
  if (!parsed.has(name)) {
    const text = ts.sys.readFile(join(libraries, name))
    parsed.set(name, text === undefined ? undefined : parse(name, text))
  }
  return parsed.get(name)
}

const parse = (name: string, text: string) => ts.createSourceFile(name, text, ts.ScriptTarget.ES2024)

const prefix = '/library/'

/** A program over files that exist in memory alone, by absolute names such as `/new/index.d.ts`. */
export function programOf(files: Map<string, string>): ts.Program {
  const sources = new Map([...files].map(([name, text]) => [name, parse(name, text)]))
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name.startsWith(prefix) ? library(name.slice(prefix.length)) : sources.get(name)),
    getDefaultLibFileName: () => `${prefix}lib.d.ts`,
    getDefaultLibLocation: () => prefix.slice(0, -1),
    fileExists: (name) =>
      files.has(name) || (name.startsWith(prefix) && library(name.slice(prefix.length)) !== undefined),
    readFile: (name) => files.get(name),
    writeFile: () => {},
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
  }
  return ts.createProgram({ rootNames: [...files.keys()], options, host })
}

let globals: Set<string> | undefined

/** Whether a name is one of the global ones, such as `Promise` or `Response`. */
export function isGlobal(name: string): boolean {
  globals ??= new Set(
    programOf(new Map([['/empty.ts', '']]))
      .getSourceFiles()
      .flatMap(({ statements }) => statements.flatMap(globalNames)),
  )
  return globals.has(name)
}

function globalNames(node: ts.Statement): string[] {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []))
  const named = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node)
  if (named || ts.isFunctionDeclaration(node)) return node.name ? [node.name.text] : []
  return ts.isModuleDeclaration(node) && ts.isIdentifier(node.name) ? [node.name.text] : []
}
