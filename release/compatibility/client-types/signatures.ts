import ts from 'typescript'
import { type Comparison, type Difference, differences, heldDifferences } from './differences.ts'
import type { Way } from './directions.ts'

/** The differences of two functions, or of two constructors. What is in their parameters is used the other way. */
export function signatureDifferences(
  old: ts.Signature,
  now: ts.Signature,
  comparison: Comparison,
): Difference[] | undefined {
  if (hasRest(old) || hasRest(now)) return restDifferences(old, now, comparison)
  // Only the compiler can make two generic functions speak of the same; it does not count.
  if (old.typeParameters || now.typeParameters) return countDifferences(old, now, comparison)
  const { checker, path } = comparison
  const pairs = old.parameters.flatMap((parameter, index) => {
    const same = now.parameters[index]
    return same ? [{ old: parameter, now: same }] : []
  })
  const inParameters = pairs.flatMap((pair) => {
    const inner = { checker, ways: turned(comparison.ways), path: `${path}(${pair.now.name})` }
    const [before, after] = [checker.getTypeOfSymbol(pair.old), checker.getTypeOfSymbol(pair.now)]
    const same = isOptional(pair.old) === isOptional(pair.now)
    return same ? differences(before, after, inner) : heldDifferences(before, after, inner)
  })
  const returned = differences(old.getReturnType(), now.getReturnType(), { ...comparison, path: `${path}()` })
  return [...countDifferences(old, now, comparison), ...inParameters, ...returned]
}

/** Any number of arguments that became a fixed one, which the compiler lets pass; everything else it judges as a whole. */
function restDifferences(old: ts.Signature, now: ts.Signature, { path }: Comparison): Difference[] {
  const rest = hasRest(now) ? undefined : old.parameters.at(-1)
  if (rest === undefined) return []
  return [{ path: `${path}(${rest.name})`, kind: 'changed', what: 'cannot be any number any more', bump: 'major' }]
}

/** Parameters that came, went, or became optional or required. */
export function countDifferences(old: ts.Signature, now: ts.Signature, { ways, path }: Comparison): Difference[] {
  const calls = ways.has('out') || ways.has('table')
  const written = ways.has('in') || ways.has('part') || ways.has('table')
  const all: Difference[] = []
  for (let index = 0; index < Math.max(old.parameters.length, now.parameters.length); index++) {
    const before = old.parameters[index]
    const after = now.parameters[index]
    if (before && !after) all.push({ path: `${path}(${before.name})`, kind: 'removed', what: 'is gone', bump: 'major' })
    if (!after) continue
    const at = `${path}(${after.name})`
    const optional = isOptional(after)
    if (!before) {
      const what = optional ? 'is new and may be given' : 'is new and must be given'
      all.push({ path: at, kind: 'added', what, bump: calls && !optional ? 'major' : 'minor' })
    } else if (isOptional(before) && !optional)
      all.push({ path: at, kind: 'required', what: 'must be given', bump: calls ? 'major' : 'minor' })
    else if (!isOptional(before) && optional)
      all.push({ path: at, kind: 'optional', what: 'need not be given', bump: written ? 'major' : 'minor' })
  }
  return all
}

const parameterOf = ({ valueDeclaration }: ts.Symbol) =>
  valueDeclaration && ts.isParameter(valueDeclaration) ? valueDeclaration : undefined

const isOptional = (symbol: ts.Symbol) => parameterOf(symbol)?.questionToken !== undefined

const hasRest = ({ parameters }: ts.Signature) =>
  parameters.some((parameter) => parameterOf(parameter)?.dotDotDotToken !== undefined)

const other: Record<Way, Way> = { out: 'in', in: 'out', part: 'out', table: 'table' }

const turned = (ways: ReadonlySet<Way>): Set<Way> => new Set([...ways].map((way) => other[way]))
