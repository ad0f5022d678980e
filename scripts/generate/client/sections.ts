import { type Document, type Operation, type OperationView, operationsOf } from '../document.ts'
import { pascal } from '../names.ts'
import { type CommonCodes, commonCodes, commonTo, ownCodes } from './codes.ts'
import { append, comment, prose, telling } from './comment.ts'
import { pageQueryName, queryMember, splitQuery } from './page-query.ts'
import { refsIn } from './schemas.ts'
import { answerSchemas, bodySchemas, itemSchema, type Signature, signature } from './signature.ts'
import { unlisted } from './type-of.ts'

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
  /** The module of `Upload`, what a file can be given as; without one a form is taken ready made. */
  upload?: string
  /** The class of the errors that answers become. */
  error: string
  /** Whether comments leave out what types say, such as problem codes, and all but a description's first paragraph. */
  isBrief: boolean
}

/** `leadLists` -> `LeadLists`, the name of a section's interface. */
export const interfaceName = (section: string, { sectionSuffix }: Dialect): string =>
  `${pascal(section)}${sectionSuffix}`

/** A section as a documented interface with one method per operation, and the queries that they take. */
export function sectionFile(document: Document, operations: OperationView[], dialect: Dialect): string {
  const [{ section, slug } = { section: '', slug: '' }] = operations
  const name = interfaceName(section, dialect)
  if (name in document.components.schemas) throw new Error(`The section ${slug} and a schema are both named ${name}.`)
  const common = commonCodes(document, operationsOf(document))
  const methods = operations.map((view) => methodOf(document, view, common, dialect))
  const queries = operations.map((view) => queryOf(document, view)).filter(Boolean)
  const shared = [pageQueryName, unlisted].filter((name) =>
    [...methods, ...queries].some((text) => mentions(text, name)),
  )
  return [
    `import type { CallOptions } from '${dialect.options}'`,
    ...promiseImports(methods.join(''), dialect),
    `import type { ${[...schemaNames(document, operations, dialect), ...shared].join(', ')} } from '../schemas.ts'\n`,
    `${comment(aboutSection(document, operations, common, dialect))}export interface ${name} {\n${methods.join('\n')}}\n`,
    ...queries,
  ].join('\n')
}

/** What the section is, the codes that its methods have in common, and where to read on. */
function aboutSection(
  document: Document,
  operations: OperationView[],
  common: CommonCodes[],
  { isBrief }: Dialect,
): string {
  const about = document.tags.find((tag) => tag['x-slug'] === operations[0]?.slug)?.description ?? ''
  const kinds = common.filter((kind) => operations.some((view) => commonTo(view, [kind]).length > 0))
  const refusals = isBrief
    ? [`\`ProblemCodes\` names the codes that a method's call may be refused with.`]
    : kinds.map(({ of, codes }) => `${of} may be refused with ${listed(codes)}.`)
  return [`${prose(about)}\n`, ...(kinds.length > 0 ? refusals : []), ...see(document)].join('\n').trim()
}

function schemaNames(document: Document, operations: OperationView[], { upload }: Dialect): string[] {
  const used = operations.flatMap((view) => [
    bodySchemas(view).json,
    ...(upload ? [bodySchemas(view).form] : []),
    itemSchema(document, view),
    ...answerSchemas(view),
    ...view.parameters.map(({ schema }) => schema),
  ])
  return refsIn(used).sort()
}

const mentions = (text: string, name: string) => new RegExp(`[ |]${name}\\b`).test(text)

function methodOf(document: Document, view: OperationView, common: CommonCodes[], dialect: Dialect): string {
  const { parameters } = signature(document, view, dialect.upload !== undefined)
  const text = aboutMethod(document, view, common, dialect)
  return `${comment(text, '  ')}  ${view.name}(${parameters.join(', ')}): ${promiseOf(document, view, dialect)}\n`
}

const promiseImports = (methods: string, { promises }: Dialect): string[] =>
  Object.entries(promises ?? {})
    .filter(([name]) => methods.includes(`${name}<`))
    .map(([name, file]) => `import type { ${name} } from '${file}'`)

/** What a method gives. */
function promiseOf(document: Document, view: OperationView, { promises }: Dialect): string {
  const { answer, item } = signature(document, view)
  if (!promises) return `Promise<${answer}>`
  return item ? `PagePromise<${item}, ${answer}>` : `ApiPromise<${answer}>`
}

/** What a method does, where it stands, its arguments, and the codes that it has beside its section's if no type has them. */
function aboutMethod(document: Document, view: OperationView, common: CommonCodes[], dialect: Dialect): string {
  const { error, isBrief } = dialect
  const { operation, method, path } = view
  const taken = signature(document, view)
  const own = ownCodes(document, view, common).map(([status, codes]) => `${status} ${listed(codes)}`)
  return [
    ...(isBrief ? [] : [`${prose(operation.summary)}.\n`]),
    `${prose(isBrief ? firstParagraph(operation.description) : operation.description)}\n`,
    [
      `\`${method.toUpperCase()} ${path}\`.`,
      provenance[operation['x-provenance'] ?? ''],
      taken.takesKey && 'Takes an `idempotencyKey`.',
    ]
      .filter(Boolean)
      .join(' '),
    '',
    ...taken.path.flatMap(({ name, description }) => parameter(name, telling(name, description))),
    ...argument(view, taken, isBrief),
    ...(own.length > 0 && !isBrief ? [`@throws ${error} ${own.join('; ')}`] : []),
    ...see(operation),
  ].join('\n')
}

const firstParagraph = (text: string) => text.split('\n\n', 1).join()

const listed = (codes: string[]) => codes.map((code) => `\`${code}\``).join(', ')

const see = ({ externalDocs }: Document | Operation) => (externalDocs ? [`@see ${externalDocs.url}`] : [])

/** How much of an operation is public; the package's README says what the words mean. */
const provenance: Record<string, string> = {
  documented: 'Documented.',
  partly: 'Partly documented.',
  inferred: 'Inferred.',
}

function argument(view: OperationView, { takes }: Signature, isBrief: boolean): string[] {
  if (takes !== 'body') return []
  const about = prose(view.operation.requestBody?.description ?? '')
  // The body's type says what it is; whether it may be left out for a reason is the sentence behind.
  if (isBrief) return about.includes('. ') ? parameter('body', about) : []
  const { form } = bodySchemas(view)
  return parameter('body', append(about, form?.$ref ? `A \`FormData\` has the parts of \`${refsIn(form)[0]}\`.` : ''))
}

const parameter = (name: string, text: string) => (text ? [`@param ${name} ${text}`] : [])

function queryOf(document: Document, view: OperationView): string {
  const { query, queryName } = signature(document, view)
  if (query.length === 0) return ''
  const { own, isPaged } = splitQuery(document, query)
  const members = own.map((parameter) => queryMember(document, parameter))
  const base = isPaged ? ` extends ${pageQueryName}` : ''
  return `/** The query of \`${view.id}\`. */\nexport interface ${queryName}${base} {\n${members.join('')}}\n`
}
