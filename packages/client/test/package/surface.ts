import ts from 'typescript'

/**
 * What a file of declarations offers, as text that is easy to compare: every declaration without its comment, by name,
 * with `export` before those that can be imported.
 */
export function surface(declarations: string): string {
  const file = ts.createSourceFile('surface.d.ts', declarations, ts.ScriptTarget.Latest)
  const exported = new Set(file.statements.flatMap(namesOf))
  const passedOn = file.statements.filter((node) => ts.isExportDeclaration(node) && node.moduleSpecifier)
  const declared = file.statements.filter((node) => !ts.isExportDeclaration(node) && !ts.isImportDeclaration(node))
  const texts = declared.map((node) => {
    const name = nameOf(node)
    const text = printer.printNode(ts.EmitHint.Unspecified, node, file).replace(/^export /, '')
    return { name, text: exported.has(name) || isExported(node) ? `export ${text}` : text }
  })
  const sorted = texts.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)).map(({ text }) => text)
  return [...passedOn.map((node) => node.getText(file)), ...sorted].join('\n').concat('\n')
}

const printer = ts.createPrinter({ removeComments: true })

/** The names of `export { A, B }`. */
const namesOf = (node: ts.Statement) =>
  ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)
    ? node.exportClause.elements.map(({ name }) => name.text)
    : []

function nameOf(node: ts.Statement): string {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.map(({ name }) => String((name as ts.Identifier).text)).join()
  return 'name' in node && ts.isIdentifier(node.name as ts.Node) ? (node.name as ts.Identifier).text : ''
}

const isExported = (node: ts.Statement) =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
