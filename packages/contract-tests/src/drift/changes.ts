import { isObject } from './json.ts'
import type { Place, SourceFile } from './sources.ts'

/** What is to be different in a description, at a place of one of its files. */
export type Change =
  /** Puts pairs at the end of a map. */
  | { op: 'add'; place: Place; pairs: Record<string, unknown> }
  /** Puts items at the end of a list. */
  | { op: 'append'; place: Place; items: unknown[] }
  /** Takes items out of a list, which keeps others. */
  | { op: 'remove'; place: Place; items: unknown[] }
  /** Puts a pair in the place of the pair with a key. */
  | { op: 'replace'; place: Place; key: string; pair: [key: string, value: unknown] }

/** One change for all that are made to the same map or list, since they are written at the same spot. */
export function joined(changes: readonly Change[]): Change[] {
  const joint: Change[] = []
  for (const change of changes) {
    const same = joint.find((other) => other.op === change.op && other.place === change.place)
    if (same?.op === 'add' && change.op === 'add') same.pairs = merged(same.pairs, change.pairs)
    else if (same?.op === 'append' && change.op === 'append') same.items = [...same.items, ...change.items]
    else if (same?.op === 'remove' && change.op === 'remove') same.items = [...same.items, ...change.items]
    else joint.push({ ...change })
  }
  return joint
}

function merged(map: Record<string, unknown>, more: Record<string, unknown>): Record<string, unknown> {
  const all = { ...map }
  for (const [key, value] of Object.entries(more)) {
    const known = all[key]
    if (isObject(known) && isObject(value)) all[key] = merged(known, value)
    else if (Array.isArray(known) && Array.isArray(value)) all[key] = [...known, ...value]
    else all[key] = value
  }
  return all
}

/** What a file says once changes are made, to hold the written text against. */
export function changed(file: SourceFile, changes: readonly Change[]): unknown {
  const root = { value: structuredClone(file.root.value) }
  for (const { place, ...change } of changes) {
    let holder: object = root
    let key = 'value'
    for (const step of place.path) {
      const next: unknown = Reflect.get(holder, key)
      if (typeof next !== 'object' || next === null) break
      holder = next
      key = step
    }
    Reflect.set(holder, key, changedValue(Reflect.get(holder, key), change))
  }
  return root.value
}

type Bare<C> = C extends { place: Place } ? Omit<C, 'place'> : never

function changedValue(value: unknown, change: Bare<Change>): unknown {
  if (Array.isArray(value)) {
    if (change.op === 'append') return [...value, ...change.items]
    return change.op === 'remove' ? value.filter((item) => !change.items.includes(item)) : value
  }
  if (!isObject(value)) return value
  if (change.op === 'add') return { ...value, ...change.pairs }
  if (change.op !== 'replace') return value
  return Object.fromEntries(Object.entries(value).map((pair) => (pair[0] === change.key ? change.pair : pair)))
}
