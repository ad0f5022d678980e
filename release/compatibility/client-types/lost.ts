import ts from 'typescript'

/**
 * The path of a member that a type had somewhere inside and another has not, where the compiler sees no fault: an
 * optional property that is gone may still be given in a variable, but not in a literal, and cannot be read.
 */
export function lostMember(
  old: ts.Type,
  now: ts.Type,
  checker: ts.TypeChecker,
  seen: Seen = new Map(),
): string | undefined {
  const [before, after] = [checker.getNonNullableType(old), checker.getNonNullableType(now)]
  if (before === after || seen.get(before)?.has(after)) return undefined
  seen.set(before, (seen.get(before) ?? new Set()).add(after))

  const inside = (one: ts.Type | undefined, other: ts.Type | undefined, at: string) => {
    const found = one && other && lostMember(one, other, checker, seen)
    return found === undefined ? undefined : at + found
  }
  const held = heldTypes(before, checker)
  if (held) return first(held.map((one, index) => inside(one, heldTypes(after, checker)?.[index], '')))
  if (before.isUnion() || after.isUnion()) return lostName(before, after)
  if (!isObject(before) || !isObject(after)) return undefined

  const [call, newCall] = [before.getCallSignatures()[0], after.getCallSignatures()[0]]
  if (call && newCall)
    return first([
      ...call.parameters.map((parameter, index) => {
        const same = newCall.parameters[index]
        const type = same && checker.getTypeOfSymbol(same)
        return inside(checker.getTypeOfSymbol(parameter), type, `(${parameter.name})`)
      }),
      inside(call.getReturnType(), newCall.getReturnType(), '()'),
    ])
  return (
    lostName(before, after) ??
    first(
      checker.getPropertiesOfType(before).map((member) => {
        const same = after.getProperty(member.name)
        return inside(checker.getTypeOfSymbol(member), same && checker.getTypeOfSymbol(same), `.${member.name}`)
      }),
    )
  )
}

type Seen = Map<ts.Type, Set<ts.Type>>

const first = (all: readonly (string | undefined)[]) => all.find((each) => each !== undefined)

const isObject = ({ flags }: ts.Type) => (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0

/** What a list, a promise or another type of the library holds; its own members do not change. */
function heldTypes(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] | undefined {
  if (!isReference(type)) return undefined
  const file = type.symbol?.declarations?.[0]?.getSourceFile().fileName
  return checker.isTupleType(type) || file?.startsWith('/library/') ? checker.getTypeArguments(type) : undefined
}

const isReference = (type: ts.Type): type is ts.TypeReference =>
  // The compiler sets `target` on references alone.
  (type.flags & ts.TypeFlags.Object) !== 0 && 'target' in type && type.target !== undefined

/** A name that none of the alternatives has any more. */
function lostName(old: ts.Type, now: ts.Type): string | undefined {
  const alternatives = (type: ts.Type) => (type.isUnion() ? type.types : [type]).filter(isObject)
  const after = alternatives(now)
  if (after.some((each) => each.getStringIndexType() !== undefined)) return undefined
  const known = new Set(after.flatMap((each) => each.getProperties().map(({ name }) => name)))
  const names = alternatives(old).flatMap((each) => each.getProperties().map(({ name }) => name))
  const lost = names.find((name) => !known.has(name))
  return lost === undefined || after.length === 0 ? undefined : `.${lost}`
}
