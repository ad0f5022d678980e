import { builtinModules } from 'node:module'
import ts from 'typescript'
import type { Contents } from './contents.ts'

/** A package's name without what follows it, such as `hono` of `hono/tiny`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const isElsewhere = (specifier: string): boolean =>
  !/^[./#]/.test(specifier) && !specifier.startsWith('node:') && !builtinModules.includes(specifier)

/** Packages that code or types ask for and the manifest does not. An installer may put them there by chance. */
export function undeclaredImports({ name, manifest, files }: Contents): string[] {
  const declared = new Set([
    name,
    ...Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.peerDependencies }),
  ])
  return [...files]
    .filter(([file]) => /\.(?:js|d\.ts)$/.test(file))
    .flatMap(([file, text]) => {
      const specifiers = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName)
      const missing = new Set(
        specifiers
          .filter(isElsewhere)
          .map(packageOf)
          .filter((each) => !declared.has(each)),
      )
      return [...missing].map((each) => `${name} asks for ${each} in ${file}, which is none of its dependencies.`)
    })
}
