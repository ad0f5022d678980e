import type { Document, OperationView } from '../document.ts'
import { refsIn } from './schemas.ts'
import { answerSchemas, bodySchemas, type Signature, signature } from './signature.ts'
import { typeOf } from './type-of.ts'

/** The handlers for Mock Service Worker as a type: by section and method what an answer is given and may be. */
export function handlers(document: Document, operations: OperationView[]): string {
  const sections = [...Map.groupBy(operations, ({ section }) => section)]
  const members = sections.map(([section, views]) => {
    const lines = views.map((view) => `    ${view.name}: ${handlerType(document, view)}\n`)
    return `  readonly ${section}: {\n${lines.join('')}  }\n`
  })
  return [
    "import type { HandlerFor } from '../src/msw/handler-for.ts'\n",
    importOf(schemaNames(operations), './schemas.ts'),
    ...queryImports(document, operations),
    `\n/** A maker of handlers for each operation. */\nexport interface SectionHandlers {\n${members.join('')}}\n`,
  ].join('')
}

function handlerType(document: Document, view: OperationView): string {
  const taken = signature(document, view)
  const names = taken.path.map(({ name }) => `'${name}'`).join(' | ')
  const query = taken.takes === 'query' ? taken.queryName : ''
  const body = bodyType(document, view)
  // The last ones may be left out.
  const more = [names || 'never', body || 'undefined', query]
  const given = more.slice(0, query ? 3 : body ? 2 : names ? 1 : 0)
  return `HandlerFor<${[`'${view.id}'`, taken.answer, ...given].join(', ')}>`
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
