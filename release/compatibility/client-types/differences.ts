import ts from 'typescript'
import type { Way } from './directions.ts'
import { literalsOf } from './literals.ts'
import { lostMember } from './lost.ts'
import { signatureDifferences } from './signatures.ts'

/** What differs between two types, at the place where they do. */
export interface Difference {
  /** From the type inwards: `.steps`, `(body)` for a parameter, `()` for what a function gives. */
  path: string
  kind: 'removed' | 'added' | 'required' | 'optional' | 'readonly' | 'values removed' | 'values added' | 'changed'
  /** A sentence that begins after the name of the place. */
  what: string
  bump: 'major' | 'minor'
}

export interface Comparison {
  checker: ts.TypeChecker
  ways: ReadonlySet<Way>
  path: string
}

/** All that differs between two types for those who use them in some ways. */
export function differences(old: ts.Type, now: ts.Type, comparison: Comparison): Difference[] {
  if (old === now) return []
  const inside = insideDifferences(old, now, comparison)
  if (inside?.some(({ bump }) => bump === 'major')) return inside
  if (!inside || inside.length === 0) return inside && comparison.ways.has('table') ? [] : verdict(old, now, comparison)
  // A table that grew is another type, and what is written in part need not have what is new.
  const ways = new Set([...comparison.ways].filter((way) => way !== 'table' && way !== 'part'))
  const whole = ways.size > 0 ? verdict(old, now, { ...comparison, ways }) : []
  return [...inside, ...whole.filter(({ bump }) => bump === 'major')]
}

/** The differences of what two types consist of; undefined where they are not taken apart. */
function insideDifferences(old: ts.Type, now: ts.Type, comparison: Comparison): Difference[] | undefined {
  const { checker } = comparison
  const [before, after] = bothWithout(old, now, checker)
  if (before !== old) return insideDifferences(before, after, comparison)
  const [signature, ...overloads] = old.getCallSignatures()
  const [newSignature, ...newOverloads] = now.getCallSignatures()
  if (signature && newSignature && overloads.length + newOverloads.length === 0)
    return signatureDifferences(signature, newSignature, comparison)
  if (signature || newSignature) return undefined
  if (literalsOf(old) && literalsOf(now)) return literalDifferences(old, now, comparison)
  return isRecord(old, comparison) && isRecord(now, comparison) ? memberDifferences(old, now, comparison) : undefined
}

/** Both without null and undefined, where both have them. */
function bothWithout(old: ts.Type, now: ts.Type, checker: ts.TypeChecker): [ts.Type, ts.Type] {
  const before = checker.getNonNullableType(old)
  const after = checker.getNonNullableType(now)
  return before !== old && after !== now && nulls(old) === nulls(now) ? [before, after] : [old, now]
}

const nulls = (type: ts.Type): number => {
  const parts = type.isUnion() ? type.types : [type]
  return parts.reduce((flags, part) => flags | (part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)), 0)
}

/** What is compared member by member: the declaration itself, and objects that are written where they are used. */
function isRecord(type: ts.Type, comparison: Comparison): boolean {
  const { checker, path } = comparison
  if (checker.isArrayType(type) || checker.isTupleType(type) || type.isUnion()) return false
  if ((type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) === 0) return false
  return path === '' || isWrittenHere(type) || isOperation(type, comparison) || path.endsWith('.requestBody')
}

const isWrittenHere = ({ symbol }: ts.Type) => symbol !== undefined && (symbol.flags & ts.SymbolFlags.TypeLiteral) !== 0

/** An operation in the table of paths, as openapi-typescript writes them. */
const isOperation = (type: ts.Type, { ways }: Comparison) =>
  ways.has('table') && type.getProperty('responses') !== undefined && type.getProperty('parameters') !== undefined

/** How a member is used: as its object, but in operations, where its name tells who writes it. */
function memberWays(old: ts.Type, name: string, comparison: Comparison): ReadonlySet<Way> {
  if (!isOperation(old, comparison)) return comparison.ways
  // Of the contents that a body can have, one is sent: others may come.
  const ways: Record<string, Way[]> = { parameters: ['in'], requestBody: ['part'], responses: ['out'] }
  return new Set(ways[name] ?? comparison.ways)
}

/** The differences of the members of two objects, inherited ones too. */
export function memberDifferences(old: ts.Type, now: ts.Type, comparison: Comparison): Difference[] {
  const { checker } = comparison
  const before = new Map(checker.getPropertiesOfType(old).map((member) => [member.name, member]))
  const after = new Map(checker.getPropertiesOfType(now).map((member) => [member.name, member]))
  const removed = [...before.keys()].filter((name) => !after.has(name))
  const added = [...after.values()].filter(({ name }) => !before.has(name))
  const kept = [...before.values()].flatMap((member) => {
    const same = after.get(member.name)
    return same ? memberDifference(member, same, { ...comparison, ways: memberWays(old, member.name, comparison) }) : []
  })
  const at = (name: string) => `${comparison.path}.${readable(name)}`
  return [
    ...removed.map((name): Difference => ({ path: at(name), kind: 'removed', what: 'is gone', bump: 'major' })),
    ...added.map((member): Difference => {
      const ways = memberWays(old, member.name, comparison)
      const optional = isOptional(member)
      const breaks = (ways.has('in') || (ways.has('part') && isOperation(old, comparison))) && !optional
      const what = breaks
        ? 'is new and must be given'
        : optional && !ways.has('out')
          ? 'is new and may be given'
          : 'is new'
      return { path: at(member.name), kind: 'added', what, bump: breaks ? 'major' : 'minor' }
    }),
    ...kept,
  ]
}

/** The compiler's names of symbols have numbers that are other ones each time. */
const readable = (name: string) => name.replace(/^__@(\w+)@\d+$/, '[Symbol.$1]')

function memberDifference(old: ts.Symbol, now: ts.Symbol, comparison: Comparison): Difference[] {
  const { checker, ways } = comparison
  const path = `${comparison.path}.${readable(old.name)}`
  const before = checker.getTypeOfSymbol(old)
  const after = checker.getTypeOfSymbol(now)
  const closed: Difference[] =
    !isReadonly(old) && isReadonly(now)
      ? [{ path, kind: 'readonly', what: 'cannot be assigned any more', bump: 'major' }]
      : []
  if (isOptional(old) === isOptional(now)) return [...closed, ...differences(before, after, { ...comparison, path })]

  const reads = ways.has('out') || ways.has('table')
  const writes = ways.has('in') || ways.has('part') || ways.has('table')
  const presence: Difference = isOptional(now)
    ? { path, kind: 'optional', what: reads ? 'may be missing' : 'need not be given', bump: reads ? 'major' : 'minor' }
    : { path, kind: 'required', what: writes ? 'must be given' : 'is always there', bump: writes ? 'major' : 'minor' }
  return [...closed, presence, ...heldDifferences(before, after, { ...comparison, path })]
}

/** The differences beside the `undefined` that only one has, as it is optional. */
export function heldDifferences(old: ts.Type, now: ts.Type, comparison: Comparison): Difference[] {
  const { checker } = comparison
  if (isNullable(old) !== isNullable(now)) return differences(old, now, comparison)
  return differences(checker.getNonNullableType(old), checker.getNonNullableType(now), comparison)
}

const isNullable = (type: ts.Type) => (nulls(type) & ts.TypeFlags.Null) !== 0

const isOptional = ({ flags }: ts.Symbol) => (flags & ts.SymbolFlags.Optional) !== 0

const isReadonly = ({ declarations, flags }: ts.Symbol) =>
  (flags & ts.SymbolFlags.Accessor) === ts.SymbolFlags.GetAccessor ||
  (declarations ?? []).some((each) => (ts.getCombinedModifierFlags(each) & ts.ModifierFlags.Readonly) !== 0)

/** The texts of an enum that came and went; undefined where something else differs. */
function literalDifferences(old: ts.Type, now: ts.Type, { ways, path }: Comparison): Difference[] | undefined {
  const before = literalsOf(old)
  const after = literalsOf(now)
  if (!before || !after || before.rest.some((part) => !after.rest.includes(part))) return undefined
  if (before.rest.length !== after.rest.length) return undefined
  const gone = [...before.texts].filter((text) => !after.texts.has(text))
  const come = [...after.texts].filter((text) => !before.texts.has(text))
  const breaks = ways.has('out') && !after.open
  const all: Difference[] = [
    // Comparing with a text that cannot be is an error, and so is a key for it in a record over `Known`.
    { path, kind: 'values removed', what: `can no longer be ${listed(gone)}`, bump: 'major' },
    { path, kind: 'values added', what: `may also be ${listed(come)}`, bump: breaks ? 'major' : 'minor' },
  ]
  return all.filter(({ kind }) => (kind === 'values removed' ? gone : come).length > 0)
}

const listed = (texts: readonly string[]) => texts.map((text) => `\`"${text}"\``).join(', ')

/** What the compiler says of two types as they are. */
export function verdict(old: ts.Type, now: ts.Type, { checker, ways, path }: Comparison): Difference[] {
  const onward = checker.isTypeAssignableTo(now, old)
  const back = checker.isTypeAssignableTo(old, now)
  const turnsAny = isAny(old) !== isAny(now)
  const out = ways.has('out') || ways.has('table')
  const into = ways.has('in') || ways.has('part') || ways.has('table')
  const breaks = (out && !onward) || (into && !back) || (isAny(old) && turnsAny)
  const lost = breaks ? undefined : lostMember(old, now, checker)
  const missing = lost === undefined ? '' : `, and has no \`${lost.replace(/^\./, '')}\` any more`
  if (onward && back && !turnsAny && lost === undefined) return []
  const what = `is ${shown(now, checker, path)}, was ${shown(old, checker, path)}${missing}`
  return [{ path, kind: 'changed', what, bump: breaks || missing ? 'major' : 'minor' }]
}

const isAny = ({ flags }: ts.Type) => (flags & ts.TypeFlags.Any) !== 0

const longest = 120

function shown(type: ts.Type, checker: ts.TypeChecker, path: string): string {
  // By its own name a type that changed would be what it was.
  const flags = path === '' ? ts.TypeFormatFlags.InTypeAlias : ts.TypeFormatFlags.None
  const text = checker.typeToString(type, undefined, flags | ts.TypeFormatFlags.NoTruncation).replaceAll(/\s+/g, ' ')
  return `\`${text.length > longest ? `${text.slice(0, longest)}...` : text}\``
}
