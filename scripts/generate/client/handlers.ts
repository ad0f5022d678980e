import type { Document, OperationView } from '../document.ts'
import { refsIn } from './schemas.ts'
import { answerSchemas, bodySchemas, type Signature, signature } from './signature.ts'
import { typeOf } from './type-of.ts'

/** The handlers for Mock Service Worker as a type: by section and method what an answer is given and may be. */
export function handlers(document: Document, operations: OperationView[]): string {
  const sections = [...Map.groupBy(operations, ({ section }) => section)]
  const members = sections.map(([section, views]) => {
    const lines = views.map((view) => `    ${view.name}: ${callType(document, view)}\n`)
    return `  readonly ${section}: HandlersOf<'${section}', {\n${lines.join('')}  }>\n`
  })
  return [
    importOf(['Handled', 'HandledQuery', 'HandlersOf'], '../src/msw/handler-for.ts'),
    importOf(schemaNames(operations), './schemas.ts'),
    ...queryImports(document, operations),
    `\n/** A maker of handlers for each operation. */\nexport interface SectionHandlers {\n${members.join('')}}\n`,
  ].join('')
}

function callType(document: Document, view: OperationView): string {
  const { path, takes, queryName, answer } = signature(document, view)
  const names = path.map(({ name }) => `'${name}'`).join(' | ')
  const body = bodyType(document, view)
  if (takes === 'query') return `HandledQuery<${[answer, queryName, names].filter(Boolean).join(', ')}>`
  return `Handled<${[answer, names || (body && 'never'), body].filter(Boolean).join(', ')}>`
}

/** What a request's body is read as: JSON, a form, or `undefined` where it may be left out. */
function bodyType(document: Document, view: OperationView): string {
  const { json, form } = bodySchemas(view)
  const isOptional = view.operation.requestBody?.required === false
  return [json && typeOf(document, json), form && 'FormData', isOptional && 'undefined'].filter(Boolean).join(' | ')
}

const schemaNames = (operations: OperationView[]): string[] =>
  refsIn(operations.flatMap((view) => [bodySchemas(view).json, ...answerSchemas(view)])).sort()

function queryImports(document: Document, operations: OperationView[]): string[] {
  const takesQuery = ({ takes }: Signature) => takes === 'query'
  return [...Map.groupBy(operations, ({ slug }) => slug)].flatMap(([slug, views]) => {
    const names = views.map((view) => signature(document, view)).filter(takesQuery)
    return names.length > 0
      ? [
          importOf(
            names.map(({ queryName }) => queryName),
            `./sections/${slug}.ts`,
          ),
        ]
      : []
  })
}

const importOf = (names: string[], file: string) => `import type { ${names.join(', ')} } from '${file}'\n`
