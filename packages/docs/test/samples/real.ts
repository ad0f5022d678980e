import type { OpenWorld } from '@rocketlead/contract-tests'

/** A sample as it would be pasted, with real things in place of those that its example names. */
export async function withRealThings(source: string, id: string, world: OpenWorld): Promise<string> {
  const { documented, ready } = await world.exampleCall(id)
  const pairs = pairsOf(
    [documented.path, documented.query, documented.body?.value],
    [ready.path, ready.query, ready.body?.value],
  )
  return pairs.reduce(
    (text, [from, to]) => text.replaceAll(from, to).replaceAll(encodeURIComponent(from), encodeURIComponent(to)),
    source,
  )
}

/** Texts that differ between two values of the same form, the longest first: one may be a part of another. */
function pairsOf(documented: unknown, ready: unknown): [string, string][] {
  if (typeof documented === 'string' && typeof ready === 'string')
    return documented === ready ? [] : [[documented, ready]]
  if (!isObject(documented) || !isObject(ready)) return []
  const all = Object.keys(documented).flatMap((key) => pairsOf(documented[key], ready[key]))
  return [...new Map(all)].toSorted(([one], [other]) => other.length - one.length)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
