import type { Fault } from '../domain/problem.ts'

/**
 * Query values, each read as what its parameter is; what cannot be read stays text, for the validator to refuse.
 *
 * @param search the query with its question mark, or nothing
 */
export function readQuery(
  search: string,
  readAs: Readonly<Record<string, string>>,
): { query: Record<string, unknown>; faults: Fault[] } {
  const query: Record<string, unknown> = Object.create(null) // so that no name is there already, such as __proto__
  const faults: Fault[] = []
  if (search === '') return { query, faults }
  const parameters = new URLSearchParams(search)
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name)
    const type = (Object.hasOwn(readAs, name) && readAs[name]) || 'string'
    if (type.endsWith('[]')) query[name] = values.map((value) => read(value, type.slice(0, -2)))
    else if (values.length > 1) faults.push({ parameter: name, code: 'duplicate', message: 'must be given once' })
    else query[name] = read(values[0] ?? '', type)
  }
  return { query, faults }
}

function read(text: string, type: string): unknown {
  if (type === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
