import type { OperationReport, Report } from '../../src/report/report.ts'

/** Two runs as if they were one. */
export function together(one: Report, other: Report): Report {
  const operations = one.operations.map((operation) => {
    const again = other.operations.find(({ id }) => id === operation.id)
    return again ? summed(operation, again) : operation
  })
  return { ...one, operations, failures: [...one.failures, ...other.failures], notes: [...one.notes, ...other.notes] }
}

function summed(one: OperationReport, other: OperationReport): OperationReport {
  return {
    ...one,
    requests: one.requests + other.requests,
    statuses: one.statuses.map((status) => {
      const again = other.statuses.find((each) => each.status === status.status)
      const codes = status.codes.map((code) => {
        const seen = again?.codes.find((each) => each.code === code.code)?.seen ?? 0
        return { ...code, seen: code.seen + seen }
      })
      return {
        ...status,
        codes,
        seen: status.seen + (again?.seen ?? 0),
        provoked: status.provoked + (again?.provoked ?? 0),
      }
    }),
    parameters: one.parameters.map((parameter, index) => {
      const again = other.parameters[index]
      const { valid = 0, invalid = 0 } = again ?? {}
      return { ...parameter, valid: parameter.valid + valid, invalid: parameter.invalid + invalid }
    }),
    links: one.links.map((link, index) => ({ ...link, followed: link.followed + (other.links[index]?.followed ?? 0) })),
  }
}

/** Everything that was not tested: operations, documented statuses, and values of parameters and properties. */
export const untested = ({ operations }: Report): string[] =>
  operations.flatMap(({ id, requests, statuses, parameters }) => [
    ...(requests === 0 ? [id] : []),
    ...statuses.filter(({ seen, provoked }) => seen + provoked === 0).map(({ status }) => `${id} ${status}`),
    ...parameters.filter(({ valid }) => valid === 0).map(({ name }) => `${id} ${name}, valid`),
    ...parameters
      .filter(({ invalid, breakable }) => breakable && invalid === 0)
      .map(({ name }) => `${id} ${name}, invalid`),
  ])
