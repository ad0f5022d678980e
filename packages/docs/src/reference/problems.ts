import { document, type Header, type Response } from '../description/document.ts'
import { examplesOf, headersOf, type Operation } from '../description/operations.ts'

/** An error code as an operation has it. */
export interface Problem {
  code: string
  status: string
  title: string
  /** Markdown. */
  cause: string
  cure: string
  example: unknown
}

const statusOf = ([status]: [string, Response]): number => Number(status)

/** The answers that mean success. */
export const successesOf = ({ responses }: Operation): [string, Response][] =>
  Object.entries(responses).filter((response) => statusOf(response) < 400)

const failuresOf = ({ responses }: Operation): [string, Response][] =>
  Object.entries(responses).filter((response) => statusOf(response) >= 400)

/** Every error code of an operation, in the order of its statuses. */
export const problemsOf = (operation: Operation): Problem[] =>
  failuresOf(operation).flatMap(([status, { content = {} }]) =>
    Object.values(content).flatMap((media) =>
      examplesOf(media).map(({ name, value }) => ({ ...codeOf(name), status, example: value })),
    ),
  )

/** @throws Error for a code that is not in the description's table */
function codeOf(code: string): Omit<Problem, 'status' | 'example'> {
  const known = document['x-problem-codes'][code]
  if (!known) throw new Error(`${code} is not in the table of problem codes.`)
  return { code, title: known.title, cause: known.cause, cure: known.cure }
}

/** The headers that errors can have, each once. */
export const problemHeadersOf = (operation: Operation): [string, Header][] => [
  ...new Map(failuresOf(operation).flatMap(([, response]) => headersOf(response))),
]
