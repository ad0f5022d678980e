import ts from 'typescript'
import { hasModifier } from './declarations.ts'

/**
 * A declaration as it is compared. Methods become properties that hold functions, as the compiler checks the
 * parameters of methods both ways and would not see that one is narrower. Private members go: nobody can use them,
 * and they make classes unequal that are alike.
 */
export function comparable(file: ts.SourceFile): string {
  const { transformed } = ts.transform(file, [withoutMethods])
  return transformed.map((each) => printer.printFile(each)).join('')
}

const printer = ts.createPrinter({ removeComments: true })

const withoutMethods: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const { factory } = context
  const visit = (node: ts.Node): ts.Node => {
    const inner = ts.visitEachChild(node, visit, context)
    if (ts.isInterfaceDeclaration(inner)) {
      const { modifiers, name, typeParameters, heritageClauses } = inner
      return factory.updateInterfaceDeclaration(
        inner,
        modifiers,
        name,
        typeParameters,
        heritageClauses,
        signatures(inner.members),
      )
    }
    if (ts.isTypeLiteralNode(inner))
      return factory.updateTypeLiteralNode(inner, factory.createNodeArray(signatures(inner.members)))
    if (!ts.isClassDeclaration(inner)) return inner
    const { modifiers, name, typeParameters, heritageClauses } = inner
    return factory.updateClassDeclaration(
      inner,
      modifiers,
      name,
      typeParameters,
      heritageClauses,
      members(inner.members),
    )
  }
  return ts.visitEachChild(file, visit, context)
}

const signatures = (all: readonly ts.TypeElement[]): ts.TypeElement[] =>
  all.flatMap((member) => {
    if (!ts.isMethodSignature(member)) return [member]
    const overloads = all.filter(ts.isMethodSignature).filter((other) => sameName(member, other))
    if (overloads[0] !== member) return []
    return [
      ts.factory.createPropertySignature(member.modifiers, member.name, member.questionToken, functionType(overloads)),
    ]
  })

const members = (all: readonly ts.ClassElement[]): ts.ClassElement[] => {
  const visible = all.filter((member) => !isPrivate(member))
  return visible.flatMap((member) => {
    if (!ts.isMethodDeclaration(member)) return [member]
    const overloads = visible.filter(ts.isMethodDeclaration).filter((other) => sameName(member, other))
    if (overloads[0] !== member) return []
    const { modifiers, name, questionToken } = member
    return [ts.factory.createPropertyDeclaration(modifiers, name, questionToken, functionType(overloads), undefined)]
  })
}

type Method = ts.MethodSignature | ts.MethodDeclaration

function functionType(overloads: readonly Method[]): ts.TypeNode {
  const calls = overloads.map(({ typeParameters, parameters, type }) =>
    ts.factory.createCallSignature(typeParameters, parameters, type),
  )
  return ts.factory.createTypeLiteralNode(calls)
}

/** A class may have a method and a static one of the same name. */
const sameName = (one: Method, other: Method) =>
  nameText(one.name) === nameText(other.name) && isStatic(one) === isStatic(other)

const isStatic = (node: ts.Node) => hasModifier(node, ts.SyntaxKind.StaticKeyword)

const nameText = (name: ts.PropertyName) =>
  ts.isComputedPropertyName(name) ? printer.printNode(ts.EmitHint.Unspecified, name, name.getSourceFile()) : name.text

const isPrivate = (member: ts.ClassElement) =>
  !ts.isConstructorDeclaration(member) &&
  (hasModifier(member, ts.SyntaxKind.PrivateKeyword) ||
    (member.name !== undefined && ts.isPrivateIdentifier(member.name)))
