import ts from 'typescript'

/** All that others can import of the client: by entry (`index`, `msw`), each with its declarations by name. */
export type Surface = Map<string, Map<string, Declaration>>

/** What stands under one name in one entry: a type, a value, or both; overloads are several nodes. */
export interface Declaration {
  entry: string
  name: string
  exported: boolean
  nodes: ts.Statement[]
  /** Without comments, methods as properties, without private members: equal texts are equal types. */
  text: string
  parameters: readonly ts.TypeParameterDeclaration[]
  isType: boolean
  isValue: boolean
  /** What its types mention and it does not bind itself: names of its entry, of another, or of a library. */
  mentions: Set<string>
}

/** Names one of all declarations. */
export const keyOf = ({ entry, name }: Pick<Declaration, 'entry' | 'name'>) => `${entry}/${name}`

export const isExported = (node: ts.Statement) => hasModifier(node, ts.SyntaxKind.ExportKeyword)

export const hasModifier = (node: ts.Node, kind: ts.SyntaxKind) =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind)

/** The declarations of a file whose statements are comparable already. */
export function declarationsOf(entry: string, file: ts.SourceFile): Map<string, Declaration> {
  const declarations = new Map<string, Declaration>()
  for (const node of file.statements) {
    const name = declaredName(node)
    if (name === undefined) continue
    const before = declarations.get(name)
    const nodes = [...(before?.nodes ?? []), node]
    declarations.set(name, {
      entry,
      name,
      exported: isExported(node) || before?.exported === true,
      nodes,
      text: nodes.map((each) => each.getText(file).replace(/^export /, '')).join('\n'),
      parameters: nodes.flatMap((each) => (isGeneric(each) ? (each.typeParameters ?? []) : [])),
      isType: nodes.some((each) => isGeneric(each)),
      isValue: nodes.some((each) => !ts.isInterfaceDeclaration(each) && !ts.isTypeAliasDeclaration(each)),
      mentions: mentionsOf(nodes),
    })
  }
  return declarations
}

/** Declarations whose type parameters belong to the type of that name. */
const isGeneric = (node: ts.Statement) =>
  ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node)

/** The name that a statement declares; a variable statement of a snapshot declares one. */
export function declaredName(node: ts.Statement): string | undefined {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0]?.name.getText()
  if (isGeneric(node) || ts.isFunctionDeclaration(node) || ts.isEnumDeclaration(node)) return node.name?.text
  return undefined
}

/** The name that a node mentions as a type, a base or a value; of `A.B` that is `A`. */
export function mentionedName(node: ts.Node): string | undefined {
  if (ts.isTypeReferenceNode(node)) return leftmost(node.typeName)
  if (ts.isTypeQueryNode(node)) return leftmost(node.exprName)
  if (ts.isExpressionWithTypeArguments(node) && ts.isIdentifier(node.expression)) return node.expression.text
  return undefined
}

const leftmost = (name: ts.EntityName): string => (ts.isIdentifier(name) ? name.text : leftmost(name.left))

function mentionsOf(nodes: readonly ts.Node[]): Set<string> {
  const mentioned = new Set<string>()
  const bound = new Set<string>()
  const visit = (node: ts.Node): void => {
    // Every other name is found or stands for itself; what means nothing to the compiler would be equal to all.
    if (ts.isImportTypeNode(node)) throw new Error(`A snapshot has ${node.getText()}: extend declarations.ts.`)
    const name = mentionedName(node)
    if (name !== undefined) mentioned.add(name)
    if (ts.isTypeParameterDeclaration(node)) bound.add(node.name.text)
    ts.forEachChild(node, visit)
  }
  nodes.forEach(visit)
  return new Set([...mentioned].filter((name) => !bound.has(name)))
}

/**
 * Which declaration a name means where it is mentioned. A snapshot has no imports: what an entry does not declare
 * itself is an export of `index`, or of a library.
 */
export function resolve(surface: Surface, entry: string, name: string): Declaration | undefined {
  const own = surface.get(entry)?.get(name)
  if (own !== undefined) return own
  const shared = surface.get('index')?.get(name)
  return shared?.exported ? shared : undefined
}
