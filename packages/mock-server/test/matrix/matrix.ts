import type { Note } from './record.ts'

/** A documented answer of an operation, and the test that provokes it or the reason why none can. */
export interface Cell {
  operation: string
  answer: string
  by?: string
}

interface Description {
  paths: Record<string, Record<string, { operationId?: string; responses?: Record<string, object> }>>
  components: { responses: Record<string, object> }
}

/** Every success and every problem code that the description lists, by operation. */
export function documentedAnswers(description: Description): Cell[] {
  return Object.values(description.paths)
    .flatMap((item) => Object.values(item))
    .flatMap(({ operationId: operation, responses = {} }) =>
      operation === undefined
        ? []
        : Object.entries(responses).flatMap(([status, response]) =>
            status.startsWith('2')
              ? { operation, answer: status }
              : codesOf(response, description).map((answer) => ({ operation, answer })),
          ),
    )
}

function codesOf(response: object, { components }: Description): string[] {
  const { $ref, content } = response as { $ref?: string; content?: Record<string, { examples: object }> }
  if ($ref) return codesOf(components.responses[$ref.slice($ref.lastIndexOf('/') + 1)] ?? {}, { paths: {}, components })
  return Object.keys(content?.['application/problem+json']?.examples ?? {})
}

/**
 * Finds the test of each answer.
 *
 * @param exceptions reasons by `code`, or by `operation code`
 */
export function matrix(documented: Cell[], notes: Note[], exceptions: Record<string, string>) {
  const tests = new Map(notes.map(({ operation, answer, test }) => [`${operation} ${answer}`, test]))
  const excused = new Set<string>()
  const cells = documented.map(({ operation, answer }): Cell => {
    const test = tests.get(`${operation} ${answer}`)
    if (test !== undefined) return { operation, answer, by: test }
    const key = [`${operation} ${answer}`, answer].find((name) => name in exceptions)
    if (key === undefined) return { operation, answer }
    excused.add(key)
    return { operation, answer, by: `none: ${exceptions[key]}` }
  })
  return {
    cells,
    holes: cells.filter(({ by }) => by === undefined),
    needless: Object.keys(exceptions).filter((key) => !excused.has(key)),
  }
}

export function table(cells: Cell[]): string {
  const rows = cells.map(({ operation, answer, by = '**no test**' }) => `| ${operation} | ${answer} | ${by} |\n`)
  return `| operation | answer | test |\n| --- | --- | --- |\n${rows.join('')}`
}
