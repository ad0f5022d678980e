import ts from 'typescript'
import type { Told } from './changes.ts'
import type { Declaration, Surface } from './declarations.ts'
import { type Comparison, type Difference, differences, memberDifferences, verdict } from './differences.ts'
import type { Way } from './directions.ts'
import { argumentNames, argumentSets, newModule, oldModule, sideBySide } from './modules.ts'
import { parameterDifferences } from './parameters.ts'
import { programOf } from './program.ts'
import { shortened } from './sentence.ts'
import { countDifferences, signatureDifferences } from './signatures.ts'
import { findIn } from './snapshot.ts'

const file = '/judge.ts'

/** A line of the judging module: one version of a declaration, as a type or as a value. */
interface Line {
  name: string
  text: string
}

interface Pair {
  declaration: Declaration
  side: 'type' | 'value'
  old: Line
  now: Line
}

/** Compares declarations that are in both versions and differ, each as if everything else were as it is now. */
export function judge(
  old: Surface,
  now: Surface,
  changed: readonly Declaration[],
  waysOf: (declaration: Declaration) => Set<Way>,
): Told[] {
  const modules = sideBySide(old, now, changed)
  const pairs = changed.flatMap((declaration, index) => pairsOf(declaration, findIn(now, declaration), index))
  const lines = pairs.flatMap(({ old, now }) => [old, now])
  const imports = changed.map(importsOf)
  modules.set(file, [...imports, ...lines.map(({ text }) => text)].join('\n'))
  const program = programOf(modules)
  const source = program.getSourceFile(file)
  if (source === undefined) throw new Error(`${file} is not in the program.`)
  const checker = program.getTypeChecker()
  const refusals = refusalsOf(program, source)

  const parameters = changed.flatMap((declaration): Told[] => {
    const same = findIn(now, declaration)
    const found = same && declaration.isType && same.isType ? parameterDifferences(declaration, same) : []
    return found.map((difference) => ({ declaration, difference }))
  })
  const types = pairs.flatMap((pair): Told[] => {
    const line = imports.length + lines.indexOf(pair.now)
    const refused = refusals.get(line)
    const found = refused ? [refused] : pairDifferences(pair, checker, source, waysOf(pair.declaration))
    return found.map((difference) => ({ declaration: pair.declaration, difference }))
  })
  return [...parameters, ...types]
}

function importsOf(declaration: Declaration, index: number): string {
  const { name, parameters } = declaration
  const given = parameters.length > 0 ? [0, 1].flatMap((set) => argumentNames(declaration, set)) : []
  const all = [`${name} as Old${index}`, ...given.map((argument) => `${argument} as ${argument}_${index}`)]
  return `import { ${all.join(', ')} } from "${oldModule(declaration)}"; import { ${name} as New${index} } from "${newModule(declaration)}"`
}

function pairsOf(declaration: Declaration, now: Declaration | undefined, index: number): Pair[] {
  const pairs: Pair[] = []
  const sets = declaration.parameters.length > 0 ? argumentSets : 1
  for (let set = 0; declaration.isType && now?.isType && set < sets; set++) {
    const given = argumentNames(declaration, set).map((argument) => `${argument}_${index}`)
    const applied = given.length > 0 ? `<${given.join(', ')}>` : ''
    const line = (version: string): Line => {
      const name = `${version}Type${index}_${set}`
      return { name, text: `export type ${name} = ${version}${index}${applied}` }
    }
    pairs.push({ declaration, side: 'type', old: line('Old'), now: line('New') })
  }
  const value = (version: string): Line => {
    const name = `${version}Value${index}`
    return { name, text: `export declare const ${name}: typeof ${version}${index}` }
  }
  if (declaration.isValue && now?.isValue)
    pairs.push({ declaration, side: 'value', old: value('Old'), now: value('New') })
  return pairs
}

/** What the compiler refuses in the new lines, such as an argument that a generic type does not take any more. */
function refusalsOf(program: ts.Program, source: ts.SourceFile): Map<number, Difference> {
  const refusals = new Map<number, Difference>()
  for (const { start, messageText } of program.getSemanticDiagnostics(source)) {
    const { line } = source.getLineAndCharacterOfPosition(start ?? 0)
    const what = `cannot be used as before: ${shortened(messageText)}`
    refusals.set(line, { path: '', kind: 'changed', what, bump: 'major' })
  }
  return refusals
}

function pairDifferences(pair: Pair, checker: ts.TypeChecker, source: ts.SourceFile, ways: Set<Way>): Difference[] {
  const [old, now] = [typeNamed(pair.old.name, checker, source), typeNamed(pair.now.name, checker, source)]
  if (pair.side === 'type') return differences(old, now, { checker, ways, path: '' })
  const comparison: Comparison = { checker, ways: new Set<Way>(['out']), path: '' }
  return isClass(old) && isClass(now) ? classDifferences(old, now, comparison) : differences(old, now, comparison)
}

const isClass = (type: ts.Type) => type.getConstructSignatures().length > 0

/** The constructor and the static members; what it makes is compared as a type. */
function classDifferences(old: ts.Type, now: ts.Type, comparison: Comparison): Difference[] {
  const [before, ...others] = old.getConstructSignatures()
  const [after, ...newOthers] = now.getConstructSignatures()
  const members = memberDifferences(old, now, comparison).filter(({ path }) => !path.startsWith('.prototype'))
  if (!before || !after || others.length + newOthers.length > 0) return [...members, ...verdict(old, now, comparison)]
  const made = { ...comparison, path: '.constructor' }
  const signature = signatureDifferences(before, after, made) ?? countDifferences(before, after, made)
  return [
    ...members,
    ...signature.filter(({ path }) => path.startsWith('.constructor(') && !path.startsWith('.constructor()')),
  ]
}

function typeNamed(name: string, checker: ts.TypeChecker, source: ts.SourceFile): ts.Type {
  const all: ts.Node[] = source.statements.flatMap((each): readonly ts.Node[] =>
    ts.isVariableStatement(each) ? each.declarationList.declarations : [each],
  )
  const node = all.find((each) => nameOf(each) === name)
  if (node === undefined) throw new Error(`${file} does not have ${name}.`)
  return checker.getTypeAtLocation(node)
}

const nameOf = (node: ts.Node) =>
  (ts.isTypeAliasDeclaration(node) || ts.isVariableDeclaration(node)) && ts.isIdentifier(node.name)
    ? node.name.text
    : undefined
