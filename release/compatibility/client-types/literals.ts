import ts from 'typescript'

/** A union of texts, such as `"a" | "b" | Unlisted`, taken apart. */
export interface Literals {
  texts: Set<string>
  /** What else is in the union. */
  rest: ts.Type[]
  /** Whether it takes any other text too. */
  open: boolean
}

/** Undefined where there are no texts in a type. */
export function literalsOf(type: ts.Type): Literals | undefined {
  const parts = type.isUnion() ? type.types : [type]
  const texts = parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []))
  if (texts.length === 0) return undefined
  const rest = parts.filter((part) => !part.isStringLiteral())
  return { texts: new Set(texts), rest, open: rest.some(isAnyText) }
}

/** `string & {}`, as which enums that can grow are open, or `string`. */
const isAnyText = (type: ts.Type): boolean =>
  type.isIntersection() ? type.types.some(isAnyText) : (type.flags & ts.TypeFlags.String) !== 0
