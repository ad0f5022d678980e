import type { Report } from '../report.ts'

/** The first failure of an operation, or of one of its statuses, by its number from 1 on. */
export type FirstFailure = (operation: string, status?: string) => number | undefined

export function firstFailure({ failures }: Report): FirstFailure {
  const numbers = new Map<string, number>()
  failures.forEach(({ operation, response }, index) => {
    for (const key of [operation, ...statusesOf(response?.status).map((status) => `${operation} ${status}`)]) {
      if (!numbers.has(key)) numbers.set(key, index + 1)
    }
  })
  return (operation, status) => numbers.get(status === undefined ? operation : `${operation} ${status}`)
}

/** As a description may name it. */
const statusesOf = (status: number | undefined): string[] =>
  status === undefined ? [] : [String(status), `${String(status)[0]}XX`, 'default']
