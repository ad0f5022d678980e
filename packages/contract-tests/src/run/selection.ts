import type { Description, Operation } from '../description/description.ts'
import { isRecord } from '../description/pointer.ts'
import { CannotRun } from './options.ts'
import { suggestion } from './suggestion.ts'

/**
 * The operations of these sections, and those with these ids; without either, all.
 *
 * @param sections names or slugs of tags
 * @throws CannotRun when a name is not one of the description's, with the one that may be meant
 */
export function selected(
  description: Description,
  sections: readonly string[] = [],
  ids: readonly string[] = [],
): Operation[] {
  const { document, operations, source } = description
  const slugs = slugsOf(document)
  const known = [...new Set(operations.map(({ section }) => section))]
  const wanted = sections.map((name) => {
    const section = known.find((each) => same(each, name) || same(each, slugs.get(name.toLowerCase()) ?? name))
    return section ?? missing('section', name, known, source)
  })
  for (const id of ids) operationCalled(id, description)
  if (wanted.length === 0 && ids.length === 0) return [...operations]
  return operations.filter(({ id, section }) => wanted.includes(section) || ids.includes(id))
}

/** @throws CannotRun when there is none, with the one that may be meant */
export function operationCalled(id: string, { operations, source }: Description): Operation {
  const ids = operations.map((operation) => operation.id)
  return operations.find((operation) => operation.id === id) ?? missing('operation', id, ids, source)
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Slugs by the names of tags in small letters. */
function slugsOf({ tags }: Record<string, unknown>): Map<string, string> {
  const known = Array.isArray(tags) ? tags.filter(isRecord) : []
  return new Map(known.map((tag) => [String(tag.name).toLowerCase(), String(tag['x-slug'] ?? tag.name)]))
}

function missing(kind: string, name: string, known: readonly string[], source: string): never {
  const list = known.length <= 20 ? ` There are ${known.join(', ')}.` : ''
  throw new CannotRun(`${source} has no ${kind} "${name}".${suggestion(name, known) || list}`)
}
