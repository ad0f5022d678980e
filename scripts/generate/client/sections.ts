import type { Document, OperationView } from '../document.ts'
import { pascal } from '../names.ts'
import { append, comment, prose } from './comment.ts'
import { limits } from './limits.ts'
import { codesByStatus } from './problem-codes.ts'
import { refsIn } from './schemas.ts'
import { answerSchemas, bodySchemas, itemSchema, type Signature, signature } from './signature.ts'
import { member, typeOf } from './type-of.ts'

/** How the clients differ from each other. */
export interface Dialect {
  /** What follows a section's name in that of its interface. */
  sectionSuffix: string
  /** The module of `CallOptions`, as a section's file imports it. */
  options: string
  /** The module of `Section`, as the table of operations imports it. */
  section: string
  /** The modules of what methods give, as a section's file imports them; without them it is a plain promise. */
  promises?: Record<'ApiPromise' | 'PagePromise', string>
  /** The class of the errors that answers become. */
  error: string
}

/** `leadLists` -> `LeadLists`, the name of a section's interface. */
export const interfaceName = (section: string, { sectionSuffix }: Dialect): string =>
  `${pascal(section)}${sectionSuffix}`

/** A section as a documented interface with one method per operation, and the queries that they take. */
export function sectionFile(document: Document, operations: OperationView[], dialect: Dialect): string {
  const [{ section, slug } = { section: '', slug: '' }] = operations
  const name = interfaceName(section, dialect)
  if (name in document.components.schemas) throw new Error(`The section ${slug} and a schema are both named ${name}.`)
  const about = document.tags.find((tag) => tag['x-slug'] === slug)?.description ?? ''
  const methods = operations.map((view) => methodOf(document, view, dialect))
  const queries = operations.map((view) => queryOf(document, view)).filter(Boolean)
  return [
    `import type { CallOptions } from '${dialect.options}'`,
    ...promiseImports(methods.join(''), dialect),
    `import type { ${schemaNames(document, operations).join(', ')} } from '../schemas.ts'\n`,
    `${comment(prose(about))}export interface ${name} {\n${methods.join('\n')}}\n`,
    ...queries,
  ].join('\n')
}

function schemaNames(document: Document, operations: OperationView[]): string[] {
  const used = operations.flatMap((view) => [
    ...Object.values(bodySchemas(view)),
    itemSchema(document, view),
    ...answerSchemas(view),
    ...view.parameters.map(({ schema }) => schema),
  ])
  return refsIn(used).sort()
}

function methodOf(document: Document, view: OperationView, dialect: Dialect): string {
  const { parameters } = signature(document, view)
  return `${comment(about(document, view, dialect), '  ')}  ${view.name}(${parameters.join(', ')}): ${promiseOf(document, view, dialect)}\n`
}

const promiseImports = (methods: string, { promises = {} }: Dialect): string[] =>
  Object.entries(promises)
    .filter(([name]) => methods.includes(`${name}<`))
    .map(([name, file]) => `import type { ${name} } from '${file}'`)

/** What a method gives. */
function promiseOf(document: Document, view: OperationView, { promises }: Dialect): string {
  const { answer, item } = signature(document, view)
  if (!promises) return `Promise<${answer}>`
  return item ? `PagePromise<${item}, ${answer}>` : `ApiPromise<${answer}>`
}

function about(document: Document, view: OperationView, { error }: Dialect): string {
  const { operation, method, path } = view
  const taken = signature(document, view)
  const codes = codesByStatus(document, view)
  return [
    `${prose(operation.summary)}.\n`,
    `${prose(operation.description)}\n`,
    `\`${method.toUpperCase()} ${path}\`. ${provenance[operation['x-provenance'] ?? ''] ?? ''}`.trim(),
    ...(taken.takesKey ? ['Takes an `idempotencyKey`.'] : []),
    '',
    ...taken.path.map(({ name, description }) => `@param ${name} ${prose(description)}`),
    ...argument(view, taken),
    ...(codes.length > 0 ? [`@throws ${error} with one of these codes:`] : []),
    ...codes.map(([status, codes]) => `* ${status}: ${codes.map((code) => `\`${code}\``).join(', ')}`),
  ].join('\n')
}

const provenance: Record<string, string> = {
  documented: 'Documented: method, path and fields are public.',
  partly: 'Partly documented: the method is public, the rest is inferred.',
  inferred: 'Inferred: only the title is public.',
}

function argument(view: OperationView, { takes }: Signature): string[] {
  if (takes !== 'body') return []
  const { form } = bodySchemas(view)
  const upload = form?.$ref ? `A \`FormData\` has the parts of \`${refsIn(form)[0]}\`.` : ''
  return [`@param body ${[prose(view.operation.requestBody?.description ?? ''), upload].filter(Boolean).join(' ')}`]
}

function queryOf(document: Document, view: OperationView): string {
  const { query, queryName } = signature(document, view)
  if (query.length === 0) return ''
  const members = query.map(({ name, required, schema, description }) =>
    member(`${name}${required ? '' : '?'}`, typeOf(document, schema), append(prose(description), limits(schema))),
  )
  return `/** The query of \`${view.id}\`. */\nexport interface ${queryName} {\n${members.join('')}}\n`
}
