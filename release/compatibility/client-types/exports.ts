import type { Told } from './changes.ts'
import type { Declaration, Surface } from './declarations.ts'
import type { Difference } from './differences.ts'

/** Names that others can import no more, or now. */
export function exportDifferences(old: Surface, now: Surface): Told[] {
  const entries = new Set([...old.keys(), ...now.keys()])
  return [...entries].flatMap((entry) => {
    const before = exportsOf(old, entry)
    const after = exportsOf(now, entry)
    const gone = [...before.values()].filter(({ name }) => !after.has(name))
    const come = [...after.values()].filter(({ name }) => !before.has(name))
    // What an entry passes on is told once, of the entry that declares it.
    const told = (declaration: Declaration, other: Surface) =>
      declaration.entry === entry || exportsOf(other, declaration.entry).has(declaration.name)
    return [
      ...gone.filter((each) => told(each, now)).map((each) => tell(each, entry, removed)),
      ...come.filter((each) => told(each, old)).map((each) => tell(each, entry, added)),
      ...[...before.values()].flatMap((each) => roleDifferences(each, after.get(each.name))),
    ]
  })
}

const exportsOf = (surface: Surface, entry: string): Map<string, Declaration> =>
  new Map([...(surface.get(entry) ?? [])].filter(([, { exported }]) => exported))

const tell = (declaration: Declaration, entry: string, difference: Difference): Told => ({
  declaration: { ...declaration, entry },
  difference,
})

const removed: Difference = { path: '', kind: 'removed', what: 'is no longer exported', bump: 'major' }
const added: Difference = { path: '', kind: 'added', what: 'is exported now', bump: 'minor' }

/** A class can be used as a type and as a value; what replaces it may not. */
function roleDifferences(before: Declaration, after: Declaration | undefined): Told[] {
  if (after === undefined) return []
  const all: Difference[] = []
  if (before.isType && !after.isType)
    all.push({ path: '', kind: 'changed', what: 'is no longer a type', bump: 'major' })
  if (before.isValue && !after.isValue)
    all.push({ path: '', kind: 'changed', what: 'is only a type, and no value any more', bump: 'major' })
  return all.map((difference) => ({ declaration: before, difference }))
}
