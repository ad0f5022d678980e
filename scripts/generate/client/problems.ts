import { type Document, follow, type Header, type OperationView, type Response } from '../document.ts'

/**
 * The examples of each operation's problems. Most are shared by many operations, so each stands here once and the
 * operations name it.
 */
export function problems(document: Document, operations: OperationView[]): string {
  const texts = new Map<string, string>()
  const rows = operations.map((view) => {
    const names = examplesOf(document, view).map((example) => nameIn(texts, example))
    return `  '${view.id}': [${names.join(', ')}],\n`
  })
  const constants = [...texts].map(([text, name]) => `const ${name}: Problem = ${text}\n`)
  return [
    "import type { ProblemCodes } from './problem-codes.ts'\n",
    "import type { Problem } from './schemas.ts'\n\n",
    `/** What problems of a status have in their headers. */\nexport const problemHeaders: Record<number, Record<string, string>> = ${headersByStatus(document, operations)}\n\n`,
    constants.join(''),
    `\nexport const problems: Record<keyof ProblemCodes, Problem[]> = {\n${rows.join('')}}\n`,
  ].join('')
}

function nameIn(texts: Map<string, string>, example: unknown): string {
  const text = JSON.stringify(example)
  const name = texts.get(text) ?? `p${texts.size}`
  texts.set(text, name)
  return name
}

function examplesOf(document: Document, { responses }: OperationView): unknown[] {
  return Object.values(responses).flatMap(({ content }) => {
    const examples = Object.values(content?.['application/problem+json']?.examples ?? {})
    return examples.map((example) => follow<{ value?: unknown }>(document, example).value)
  })
}

/** The examples of the headers that are always there, but for the request's id, which every problem has. */
function headersByStatus(document: Document, operations: OperationView[]): string {
  const answers = operations.flatMap(({ responses }) => Object.entries(responses).filter(([status]) => status >= '400'))
  const byStatus = answers.map(([status, response]) => [status, headersOf(document, response)] as const)
  return JSON.stringify(Object.fromEntries(byStatus.filter(([, headers]) => Object.keys(headers).length > 0)))
}

function headersOf(document: Document, { headers = {} }: Response): Record<string, string> {
  const all = Object.entries(headers).map(([name, header]) => [name, follow<Header>(document, header)] as const)
  const certain = all.filter(([name, { required }]) => required && name !== 'X-Request-Id')
  return Object.fromEntries(certain.map(([name, { schema }]) => [name, String(schema.examples?.[0])]))
}
