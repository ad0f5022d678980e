import ts from 'typescript'
import { type Declaration, resolve, type Surface } from './declarations.ts'
import { isGlobal } from './program.ts'
import { declarations, findIn } from './snapshot.ts'

/** Text of a module by its file name, such as `/new/index.d.ts`. */
export type Modules = Map<string, string>

/** What a declaration finds under a name: the module that has it. */
type Finder = (declaration: Declaration, name: string) => string | undefined

const moduleOf = (world: string, { entry, name }: Declaration, alone = false) =>
  alone ? `/${world}/${entry}/${name}` : `/${world}/${entry}`

/** The module of the old declaration by itself. */
export const oldModule = (declaration: Declaration) => moduleOf('old', declaration, true)
/** The module of its entry as it is now. */
export const newModule = (declaration: Declaration) => moduleOf('new', declaration)
/** The module of its entry in another world. */
export const moduleIn = (world: string, declaration: Declaration) => moduleOf(world, declaration)

/** Both versions so that each change shows where it was made, and nowhere else. */
export function sideBySide(old: Surface, now: Surface, changed: readonly Declaration[]): Modules {
  const modules = world('new', now)
  const gone = declarations(old).filter((declaration) => findIn(now, declaration) === undefined)
  // An old declaration is a module of its own, whose other names mean what they mean now.
  const find: Finder = (declaration, name) => {
    const target = resolve(old, declaration.entry, name)
    if (target === undefined || target === declaration) return undefined
    return findIn(now, target) ? newModule(target) : oldModule(target)
  }
  for (const declaration of [...changed, ...gone]) {
    const text = [...declaration.nodes.map(exportedText), ...argumentsOf(declaration)].join('\n')
    modules.set(`${oldModule(declaration)}.d.ts`, withImports([declaration], find, text))
  }
  modules.set('/external.d.ts', external([old, now]))
  return modules
}

/** A whole surface, its helpers exported too. */
export const world = (name: string, surface: Surface): Modules => part(name, surface, new Set(declarations(surface)))

/** Some of a surface, of which everything else is as it is in the new one. */
export function part(name: string, surface: Surface, own: ReadonlySet<Declaration>): Modules {
  const find: Finder = (declaration, mentioned) => {
    const target = resolve(surface, declaration.entry, mentioned)
    if (target === undefined || (own.has(target) && target.entry === declaration.entry)) return undefined
    return moduleOf(own.has(target) ? name : 'new', target)
  }
  const modules: Modules = new Map()
  for (const [entry, declared] of surface) {
    const all = [...declared.values()].filter((declaration) => declaration.entry === entry && own.has(declaration))
    const text = all.flatMap(({ nodes }) => nodes.map(exportedText)).join('\n')
    modules.set(`/${name}/${entry}.d.ts`, withImports(all, find, text))
  }
  return modules
}

/** What libraries declare stands for itself: a type that is equal to no other, the same in both versions. */
export function external(surfaces: readonly Surface[]): string {
  const names = new Set(
    surfaces.flatMap((surface) => declarations(surface).flatMap((each) => externalNames(surface, each))),
  )
  const stand = (name: string) =>
    `export declare class ${name}<A = unknown, B = unknown, C = unknown> { readonly "of ${name}": [A, B, C] }`
  return ['export {}', ...[...names].map(stand)].join('\n')
}

const externalNames = (surface: Surface, { entry, mentions }: Declaration) =>
  [...mentions].filter((name) => resolve(surface, entry, name) === undefined && !isGlobal(name) && name !== 'const')

function withImports(all: readonly Declaration[], find: Finder, text: string): string {
  const declared = new Set(all.map(({ name }) => name))
  const imports = new Map<string, string>()
  for (const declaration of all)
    for (const name of declaration.mentions) {
      const from = find(declaration, name) ?? (declared.has(name) || isGlobal(name) ? undefined : '/external')
      if (from !== undefined && !imports.has(name)) imports.set(name, `import { ${name} } from "${from}"`)
    }
  return [...imports.values(), 'export {}', text].join('\n')
}

function exportedText(node: ts.Statement): string {
  const text = node.getText()
  return text.startsWith('export ') ? text : `export ${text}`
}

/** How many sets of arguments a generic type is compared with. */
export const argumentSets = 3

/**
 * Arguments to compare a generic type with: those of its constraints, where a parameter without one is once a type of
 * its own and once an open enum. They are named after the set and the parameter, `$0_Item`.
 */
const argumentsOf = ({ parameters }: Declaration): string[] =>
  [unlike, 'string & {} | "some"'].flatMap((free, set) =>
    parameters.map((parameter, index) => {
      const bound = parameters.slice(0, index).map(({ name }) => name.text)
      const given = parameter.constraint ? renamed(parameter.constraint, bound, `$${set}_`) : free
      return `export type $${set}_${parameter.name.text} = ${given}`
    }),
  )

const unlike = '{ readonly "of nobody else": unique symbol }'

/** The arguments of a set, to be imported from the old declaration; the last set leaves out what has a default. */
export function argumentNames({ parameters }: Declaration, set: number): string[] {
  const given =
    set === argumentSets - 1 ? parameters.filter((parameter) => parameter.default === undefined) : parameters
  return given.map(({ name }) => `$${set % 2}_${name.text}`)
}

/** A constraint that speaks of other parameters, by the names of their arguments. */
function renamed(constraint: ts.TypeNode, bound: readonly string[], prefix: string): string {
  const { transformed } = ts.transform(constraint, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node =>
        ts.isIdentifier(node) && bound.includes(node.text)
          ? context.factory.createIdentifier(prefix + node.text)
          : ts.visitEachChild(node, visit, context)
      return ts.visitNode(root, visit, ts.isTypeNode)
    },
  ])
  const [node] = transformed
  return node ? ts.createPrinter().printNode(ts.EmitHint.Unspecified, node, constraint.getSourceFile()) : 'unknown'
}
