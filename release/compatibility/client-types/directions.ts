import ts from 'typescript'
import { type Declaration, keyOf, mentionedName, resolve, type Surface } from './declarations.ts'
import { declarations } from './snapshot.ts'

/**
 * What users do with values of a type.
 * - `out`: they read what they are given.
 * - `in`: they write what they give.
 * - `part`: they write some of its properties, as with `Partial` and `Pick`.
 * - `table`: the types of others are looked up in it, by `keyof` and the like; nobody has a value of it.
 */
export type Way = 'out' | 'in' | 'part' | 'table'

/**
 * Where a declaration stands in another: handed out, in a parameter, partly in either, as the keys of an object
 * (`Record<Key, ...>`), or in a lookup.
 */
type Place = 'out' | 'in' | 'part' | 'in part' | 'key' | 'table'

/** How what stands at a place is used, where that in which it stands is used in some way. */
const through: Record<Way, Record<Place, Way[]>> = {
  out: { out: ['out'], in: ['in'], part: ['out'], 'in part': ['part'], key: ['table'], table: ['table'] },
  // The parameters of what is written, as of callbacks, are read; its keys have to be these and no others.
  in: { out: ['in'], in: ['out'], part: ['part'], 'in part': ['out'], key: ['in', 'out'], table: ['table'] },
  part: { out: ['part'], in: ['out'], part: ['part'], 'in part': ['out'], key: ['in', 'out'], table: ['table'] },
  table: { out: ['table'], in: ['table'], part: ['table'], 'in part': ['table'], key: ['table'], table: ['table'] },
}

/** A use of a declaration, or (`#0`) of a type parameter of its own. */
interface Use {
  of: string
  place: Place
}

/**
 * In which ways the declarations of a surface are used, found by walking from the functions, classes and constants
 * that are exported. What no walk reaches is used in both ways: others may import it for whatever they like.
 */
export function directions(surface: Surface): (declaration: Declaration) => Set<Way> {
  const all = declarations(surface)
  const uses = usesOf(surface, all)
  const ways = new Map<string, Set<Way>>()
  const reach = (key: string, way: Way): void => {
    const known = ways.get(key) ?? new Set()
    if (known.has(way)) return
    ways.set(key, known.add(way))
    for (const { of, place } of uses.get(key) ?? []) for (const next of through[way][place]) reach(of, next)
  }
  for (const declaration of all) if (declaration.exported && declaration.isValue) reach(keyOf(declaration), 'out')
  return (declaration) => told(ways.get(keyOf(declaration)) ?? new Set<Way>(['in', 'out']))
}

/** Lookups say least: they do not matter where values exist. */
function told(ways: Set<Way>): Set<Way> {
  const held = new Set([...ways].filter((way) => way !== 'table'))
  return held.size > 0 ? held : ways
}

/** The uses in each declaration. Those in type arguments follow from the uses of the parameters, so until none is new. */
function usesOf(surface: Surface, all: readonly Declaration[]): Map<string, Use[]> {
  const uses = new Map<string, Use[]>()
  let count = -1
  for (let found = 0; found !== count; ) {
    count = found
    for (const declaration of all) uses.set(keyOf(declaration), walk(surface, declaration, uses))
    found = [...uses.values()].reduce((sum, { length }) => sum + length, 0)
  }
  return uses
}

function walk(surface: Surface, declaration: Declaration, known: Map<string, Use[]>): Use[] {
  const uses = new Map<string, Use>()
  const parameters = declaration.parameters.map(({ name }) => name.text)
  const add = (of: string, place: Place) => uses.set(`${of} ${place}`, { of, place })

  const mention = (name: string, place: Place, given: readonly ts.TypeNode[]): void => {
    if (parameters.includes(name)) add(`#${parameters.indexOf(name)}`, place)
    if (!declaration.mentions.has(name)) return
    const target = resolve(surface, declaration.entry, name)
    if (target !== undefined) add(keyOf(target), place)
    for (const [index, argument] of given.entries())
      for (const inner of argumentPlaces(target, name, index, known))
        for (const next of places(place, inner)) visit(argument, next)
  }

  const visit = (node: ts.Node, place: Place): void => {
    const name = mentionedName(node)
    if (name !== undefined) {
      mention(name, place, typeArguments(node))
      return
    }
    ts.forEachChild(node, (child) => {
      for (const next of places(place, placeOf(node, child))) visit(child, next)
    })
  }

  for (const node of declaration.nodes) visit(node, 'out')
  return [...uses.values()]
}

const typeArguments = (node: ts.Node): readonly ts.TypeNode[] =>
  ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node) || ts.isTypeQueryNode(node)
    ? (node.typeArguments ?? [])
    : []

/** A place in a place. */
function places(outer: Place, inner: Place): Place[] {
  if (outer === 'out') return [inner]
  if (outer === 'table' || inner === 'table') return ['table']
  if (outer === 'key') return ['key']
  if (inner === 'key') return outer === 'part' ? ['key'] : ['in', 'out']
  const partly = inner.endsWith('part') || (outer.endsWith('part') && inner === 'out')
  const turned = outer.startsWith('in') !== inner.startsWith('in')
  if (turned) return [partly ? 'in part' : 'in']
  return [partly ? 'part' : 'out']
}

/** How a node uses one of its children. */
function placeOf(node: ts.Node, child: ts.Node): Place {
  if (ts.isParameter(child) && !ts.isIndexSignatureDeclaration(node)) return 'in'
  if (ts.isConditionalTypeNode(node)) return child === node.checkType || child === node.extendsType ? 'table' : 'out'
  if (ts.isIndexedAccessTypeNode(node) || ts.isTemplateLiteralTypeNode(node)) return 'table'
  if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.KeyOfKeyword) return 'table'
  if (ts.isMappedTypeNode(node) && child === node.typeParameter) return 'key'
  if (ts.isTypeParameterDeclaration(child) && !ts.isMappedTypeNode(node))
    return ts.isFunctionLike(node) && !ts.isClassLike(node) ? 'in' : 'table'
  return 'out'
}

/** What the library's own types do with their arguments; those that are not listed hand them out. */
const libraryPlaces: Record<string, Place[]> = {
  Record: ['key', 'out'],
  Partial: ['part'],
  Pick: ['part', 'table'],
  Omit: ['part', 'table'],
  Extract: ['out', 'table'],
  Exclude: ['out', 'table'],
  Parameters: ['table'],
  ReturnType: ['table'],
}

function argumentPlaces(
  target: Declaration | undefined,
  name: string,
  index: number,
  known: Map<string, Use[]>,
): Place[] {
  if (target === undefined) return [libraryPlaces[name]?.[index] ?? 'out']
  const uses = known.get(keyOf(target)) ?? []
  return uses.filter(({ of }) => of === `#${index}`).map(({ place }) => place)
}
