import { isRecord } from '../description/pointer.ts'

/** Stands in a call for an id that is only known when the call is sent: `⟨leadId⟩`. */
export const placeholder = (parameter: string): string => `⟨${parameter}⟩`

const pattern = /^⟨(.+)⟩$/

/** The path parameter whose value a text stands for. */
export const placeheld = (value: unknown): string | undefined =>
  typeof value === 'string' ? pattern.exec(value)?.[1] : undefined

/** The parameters whose values are wanted in a value, each once. */
export function wanted(value: unknown): string[] {
  const here = placeheld(value)
  if (here !== undefined) return [here]
  const inner = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : []
  return [...new Set(inner.flatMap(wanted))]
}

/** A value with each placeholder replaced; one that nobody knows stays. */
export function filled(value: unknown, ids: Readonly<Record<string, string>>): unknown {
  const here = placeheld(value)
  if (here !== undefined) return ids[here] ?? value
  if (Array.isArray(value)) return value.map((item) => filled(item, ids))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, ids)]))
}

/**
 * A value with placeholders in place of the ids in it, which are told by the names of their properties: `leadId` and
 * `leadIds` hold ids of leads, and so does `targetLeadId`.
 */
export function withPlaceholders(value: unknown, parameters: readonly string[], name = ''): unknown {
  const parameter = parameterFor(name, parameters)
  if (parameter !== undefined && typeof value === 'string') return placeholder(parameter)
  if (
    parameter !== undefined &&
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'string')
  )
    return [placeholder(parameter)]
  if (Array.isArray(value)) return value.map((item) => withPlaceholders(item, parameters))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withPlaceholders(item, parameters, key)]))
}

/** The path parameter whose ids a property of a name holds; only what is called an id is one. */
export function parameterFor(name: string, parameters: readonly string[]): string | undefined {
  const one = name.replace(/Ids$/, 'Id').toLowerCase()
  if (!one.endsWith('id')) return undefined
  const fitting = parameters.filter((parameter) => one.endsWith(parameter.toLowerCase()) && /id$/i.test(parameter))
  return fitting.toSorted((a, b) => b.length - a.length)[0]
}
