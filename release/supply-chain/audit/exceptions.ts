import { parse } from 'yaml'

/** An advisory that does not matter here, for a while. */
export interface Exception {
  id: string
  package: string
  reason: string
  /** The last day on which it holds: `2027-01-31`. */
  until: string
}

const keys = ['id', 'package', 'reason', 'until'] as const

/** Reads advisories.yaml, and says of the first entry that is not whole what it lacks. */
export function readExceptions(text: string): Exception[] {
  const entries: unknown = parse(text) ?? []
  if (!Array.isArray(entries)) throw new Error('advisories.yaml has to be a list.')
  return entries.map((entry, index) => {
    const lacking = keys.filter((key) => typeof Object(entry)[key] !== 'string' || Object(entry)[key].trim() === '')
    if (lacking.length > 0) throw new Error(`Entry ${index + 1} of advisories.yaml lacks ${lacking.join(' and ')}.`)
    if (!/^\d{4}-\d\d-\d\d$/.test(entry.until)) {
      throw new Error(`Entry ${index + 1} of advisories.yaml: \`until\` has to be a day, such as 2027-01-31.`)
    }
    return { id: entry.id, package: entry.package, reason: entry.reason, until: entry.until }
  })
}
