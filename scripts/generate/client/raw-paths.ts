import openapiTypescript from 'openapi-typescript'
import ts from 'typescript'
import { type Document, type OperationView, operationsOf } from '../document.ts'
import { comment } from './comment.ts'
import { refsIn } from './schemas.ts'
import { shortened, shorthands } from './shortened.ts'
import { answerSchemas, bodySchemas, signature } from './signature.ts'

/**
 * The interface `paths`, which openapi-fetch is typed by. It holds no schema of its own: bodies, answers and queries are
 * the named interfaces that the methods have.
 */
export async function rawPaths(document: Document): Promise<string> {
  const operations = operationsOf(document)
  // openapi-typescript's input type restates the whole of OpenAPI; the bundle was linted as just that.
  const nodes = await openapiTypescript(slim(document) as never)
  const paths = nodes.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === 'paths')
  if (!paths) throw new Error('openapi-typescript made no interface `paths`.')
  return [
    importOf(schemasOf(operations), './schemas.ts'),
    ...[...Map.groupBy(operations, ({ slug }) => slug)].map(([slug, views]) =>
      importOf(queriesOf(document, views), `./sections/${slug}.ts`),
    ),
    shorthands,
    `\n${comment('The paths that `rocketlead.raw` is typed by. A failure throws, so only successes are listed.')}`,
    print(shortened(paths, (path, method) => queryName(document, operations, path, method))),
    '\n',
  ].join('')
}

/**
 * What openapi-fetch reads. An operation without an id is written where it stands; a failure is thrown, never answered.
 */
function slim(document: Document): Document {
  const copy = structuredClone(document)
  for (const { operation, parameters } of operationsOf(copy)) {
    const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'))
    Object.assign(operation, { operationId: undefined, parameters, responses: Object.fromEntries(successes) })
  }
  for (const item of Object.values(copy.paths)) delete item.parameters
  return copy
}

const importOf = (names: string[], file: string) =>
  names.length > 0 ? `import type { ${names.sort().join(', ')} } from '${file}'\n` : ''

const schemasOf = (operations: OperationView[]) =>
  refsIn(
    operations.flatMap((view) => [
      bodySchemas(view).json,
      ...answerSchemas(view),
      ...view.parameters.filter((parameter) => parameter.in !== 'query').map(({ schema }) => schema),
    ]),
  )

const queriesOf = (document: Document, operations: OperationView[]) =>
  operations
    .map((view) => signature(document, view))
    .flatMap(({ query, queryName }) => (query.length > 0 ? queryName : []))

function queryName(document: Document, operations: OperationView[], path: string, method: string): string {
  const view = operations.find((view) => view.path === path && view.method === method)
  if (!view) throw new Error(`The description has no operation ${method} ${path}.`)
  return signature(document, view).queryName
}

/** Without the comments, which stand at the named interfaces. */
const print = (node: ts.Node) =>
  ts
    .createPrinter({ removeComments: true })
    .printNode(ts.EmitHint.Unspecified, node, ts.createSourceFile('paths.ts', '', ts.ScriptTarget.Latest))
