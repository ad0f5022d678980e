import { type Document, follow, type Header, type OperationView, type Response } from '../document.ts'
import { refsIn } from './schemas.ts'
import { answerSchemas, signature } from './signature.ts'

/** What each operation answers when it succeeds, as the description's example shows it. */
export function successes(document: Document, operations: OperationView[]): string {
  const rows = operations.map((view) => `  '${view.id}': ${row(document, view)},\n`)
  return [
    "import type { ProblemCodes } from './problem-codes.ts'\n",
    `import type { ${refsIn(operations.flatMap(answerSchemas)).sort().join(', ')} } from './schemas.ts'\n`,
    "import type { Success } from '../src/msw/success.ts'\n\n",
    `export const requestId = '${requestId(document)}'\n\n`,
    `export const successes: Record<keyof ProblemCodes, Success> = {\n${rows.join('')}}\n`,
  ].join('')
}

/** Where an operation has two successes, the last of them is the one that makes something. */
function row(document: Document, view: OperationView): string {
  const [status, response] = Object.entries(view.responses).findLast(([status]) => status.startsWith('2')) ?? []
  if (!status || !response) throw new Error(`${view.id} has no success.`)
  const location = response.headers?.Location ? `, location: '${locationOf(document, view, response)}'` : ''
  return `{ status: ${status}${location}${content(document, view, response)} }`
}

function content(document: Document, view: OperationView, response: Response): string {
  const json = response.content?.['application/json']
  if (!json) return ''
  const [example] = Object.values(json.examples ?? {})
  if (!example) throw new Error(`${view.id} has no example of its success.`)
  const { value } = follow<{ value?: unknown }>(document, example)
  return `, content: ${JSON.stringify(value)} satisfies ${signature(document, view).answer}`
}

/**
 * Where to find what was created, with the names of path parameters and of what the answer holds: its own path, the
 * list that holds it, where a link reads it, or the address that it has of its own.
 */
function locationOf(document: Document, { path }: OperationView, { links = {} }: Response): string {
  const own = Object.keys(document.paths).find((other) => other.startsWith(`${path}/{`) && other.endsWith('}'))
  if (own) return `${path}/{id}`
  if (document.paths[path]?.get) return path
  const targets = Object.values(links).map(({ operationId }) => operationId)
  const linked = Object.entries(document.paths).find(([, { get }]) => get && targets.includes(get.operationId))
  return linked ? linked[0].replace(/\{\w+\}$/, '{id}') : '{url}'
}

/** The same for every answer, so that what a test shows of it does not change. */
function requestId(document: Document): string {
  const { schema } = follow<Header>(document, { $ref: '#/components/headers/RequestId' })
  return String(schema.examples?.[0])
}
