import ts from 'typescript'
import type { Told } from './changes.ts'
import { type Declaration, resolve, type Surface } from './declarations.ts'
import type { Way } from './directions.ts'
import { lostMember } from './lost.ts'
import { external, moduleIn, newModule, part, world } from './modules.ts'
import { programOf } from './program.ts'
import { shortened } from './sentence.ts'
import { declarations, findIn } from './snapshot.ts'

const file = '/judge.ts'

/** A statement that compiles if a declaration means what it meant. */
interface Assignment {
  declaration: Declaration
  path: string
  text: string
}

/**
 * What changed helpers mean for the types that are made with them. All that is made with them is declared once more,
 * with the helpers as they were, and each exported type of it is held against the present one as a whole.
 */
export function consequences(
  old: Surface,
  now: Surface,
  helpers: readonly Declaration[],
  waysOf: (declaration: Declaration) => Set<Way>,
): Told[] {
  if (helpers.length === 0) return []
  // What is gone may be needed by the helpers that were made with it.
  const gone = declarations(old).filter((each) => findIn(now, each) === undefined)
  const mixed = withDeclarations(now, [...gone, ...helpers])
  const made = madeWith(mixed, [...gone, ...helpers])
  // Functions that are generic in all they take are never equal to the compiler, so `raw` is compared by its calls.
  const raw = mixed.get('index')?.get('RawClient')
  const whole = madeWith(mixed, [...gone, ...helpers], raw)
  const assignments = [...whole]
    .filter((each) => each.exported && each.parameters.length === 0 && findIn(now, each)?.parameters.length === 0)
    .flatMap((declaration, index) => assignmentsOf(declaration, index, waysOf(findIn(old, declaration) ?? declaration)))
  const lines = [...assignments, ...(raw && made.has(raw) ? rawCalls(raw, old, now) : [])]

  const modules = new Map([...world('new', now), ...part('mixed', mixed, whole), ...part('raw', mixed, made)])
  modules.set('/external.d.ts', external([now, mixed]))
  modules.set(file, lines.map(({ text }) => text).join('\n'))
  return refusals(programOf(modules), lines)
}

/** A surface in which some declarations are others. */
function withDeclarations(surface: Surface, others: readonly Declaration[]): Surface {
  const mixed: Surface = new Map([...surface].map(([entry, declared]) => [entry, new Map(declared)]))
  for (const declaration of others) {
    const declared = mixed.get(declaration.entry) ?? new Map<string, Declaration>()
    mixed.set(declaration.entry, declared.set(declaration.name, declaration))
  }
  return mixed
}

/** The helpers and what mentions them, directly or by way of others, but for one and what mentions it. */
function madeWith(surface: Surface, helpers: readonly Declaration[], but?: Declaration): Set<Declaration> {
  const made = new Set(helpers)
  const all = declarations(surface).filter((declaration) => declaration !== but)
  const mentionsMade = ({ entry, mentions }: Declaration) =>
    [...mentions].some((name) => {
      const target = resolve(surface, entry, name)
      return target !== undefined && made.has(target)
    })
  for (let count = 0; count !== made.size; ) {
    count = made.size
    for (const declaration of all) if (mentionsMade(declaration)) made.add(declaration)
  }
  return made
}

function assignmentsOf(declaration: Declaration, index: number, ways: Set<Way>): Assignment[] {
  const { name } = declaration
  const imports = `import { ${name} as New${index} } from "${newModule(declaration)}"; import { ${name} as Old${index} } from "${moduleIn('mixed', declaration)}"`
  const written: string[] = []
  if (declaration.isValue)
    written.push(`export const value${index} = (value: typeof New${index}): typeof Old${index} => value`)
  if (declaration.isType && (ways.has('out') || ways.has('table')))
    written.push(`export const read${index} = (value: New${index}): Old${index} => value`)
  if (declaration.isType && ways.has('in'))
    written.push(`export const written${index} = (value: Old${index}): New${index} => value`)
  return [{ declaration, path: '', text: [imports, ...written].join('; ') }]
}

/** `raw` is one generic function a method: whether it is what it was shows only where it is called with a path. */
function rawCalls(raw: Declaration, old: Surface, now: Surface): Assignment[] {
  const imports = [
    `import { RawClient as NewRaw } from "${newModule(raw)}"`,
    `import { RawClient as OldRaw } from "${moduleIn('raw', raw)}"`,
    'declare const now: NewRaw; declare const old: OldRaw',
  ]
  const kept = new Set(operationsOf(now).map(String))
  const calls = operationsOf(old).filter((operation) => kept.has(String(operation)))
  return [
    { declaration: raw, path: '', text: imports.join('; ') },
    ...calls.map(([path, method], index): Assignment => {
      const call = `${method.toUpperCase()}<"${path}">`
      const text = `export const raw${index} = (value: typeof now.${call}): typeof old.${call} => value`
      return { declaration: raw, path: `.${method.toUpperCase()}`, text }
    }),
  ]
}

/** Path and method of each operation in the table of paths. */
function operationsOf(surface: Surface): [string, string][] {
  const nodes = surface.get('index')?.get('paths')?.nodes ?? []
  const members = nodes.flatMap((node) => (ts.isInterfaceDeclaration(node) ? [...node.members] : []))
  return members.flatMap((member) =>
    ts.isPropertySignature(member) &&
    ts.isStringLiteral(member.name) &&
    member.type &&
    ts.isTypeLiteralNode(member.type)
      ? member.type.members.map((each): [string, string] => [
          member.name.getText().slice(1, -1),
          each.name?.getText() ?? '',
        ])
      : [],
  )
}

/** What the compiler refuses, and what it would not. Of an entry's types that fail for one reason, one is told. */
function refusals(program: ts.Program, lines: readonly Assignment[]): Told[] {
  const source = program.getSourceFile(file)
  if (source === undefined) return []
  const reasons = new Map<string, { assignment: Assignment; reason: string; others: Set<string> }>()
  for (const [line, reason] of [...refused(program, source), ...lost(program, source)]) {
    const assignment = lines[line]
    if (assignment === undefined) continue
    const key = `${assignment.declaration.entry}: ${reason}`
    const known = reasons.get(key)
    if (known) known.others.add(assignment.declaration.name + assignment.path)
    else reasons.set(key, { assignment, reason, others: new Set() })
  }
  return [...reasons.values()].map(({ assignment, reason, others }): Told => {
    const also = others.size > 0 ? ` (nor ${others.size === 1 ? 'does another' : `do ${others.size} others`})` : ''
    const what = `is made otherwise and no longer fits${also}: ${reason}`
    const { declaration, path } = assignment
    return { declaration, difference: { path, kind: 'changed', what, bump: 'major' } }
  })
}

const lineOf = (source: ts.SourceFile, position: number) => source.getLineAndCharacterOfPosition(position).line

const refused = (program: ts.Program, source: ts.SourceFile) =>
  program
    .getSemanticDiagnostics(source)
    .map(({ start, messageText }): [number, string] => [lineOf(source, start ?? 0), shortened(messageText)])

/** Members that are gone, where the compiler takes one type for the other all the same. */
function lost(program: ts.Program, source: ts.SourceFile): [number, string][] {
  const checker = program.getTypeChecker()
  return source.statements.flatMap((node): [number, string][] => {
    if (!ts.isVariableStatement(node)) return []
    const [assignment] = node.declarationList.declarations
    const signature = assignment && checker.getTypeAtLocation(assignment).getCallSignatures()[0]
    const [value] = signature?.parameters ?? []
    if (!signature || !value) return []
    const [given, taken] = [checker.getTypeOfSymbol(value), signature.getReturnType()]
    const isWritten = assignment.name.getText(source).startsWith('written')
    const found = isWritten ? lostMember(given, taken, checker) : lostMember(taken, given, checker)
    if (found === undefined) return []
    const name = found.slice(found.lastIndexOf('.'))
    return [[lineOf(source, node.getStart(source)), `\`${name.slice(1)}\` is gone`]]
  })
}
