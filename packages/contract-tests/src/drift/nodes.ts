import { isAlias, isCollection, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { Place, SourceFile } from './sources.ts'

/** What a place needs to be found in its text. */
type Spot = Pick<Place, 'path'> & { file: Pick<SourceFile, 'document' | 'lines' | 'name'> }

/** The node of a place; undefined where the text says it in another way, such as by an alias. */
export function nodeAt({ file, path }: Spot): Node | undefined {
  let node: unknown = file.document.contents
  for (const key of path) {
    if (isSeq(node)) node = node.items[Number(key)]
    else if (isMap(node)) node = pairOf(node.items, key)?.value
    else return undefined
  }
  return isScalar(node) || isCollection(node) || isAlias(node) ? node : undefined
}

/** The pair of a key, which may be written as a number. */
export function pairOf(pairs: Pair[], key: string): Pair | undefined {
  return pairs.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)
}

/** The line on which a place begins, from 1 on. */
export function lineOf(spot: Spot): number {
  const start = nodeAt(spot)?.range?.[0]
  if (start !== undefined) return spot.file.lines.linePos(start).line
  return spot.path.length === 0 ? 1 : lineOf({ file: spot.file, path: spot.path.slice(0, -1) })
}

/** File and line. */
export const spotOf = (spot: Spot): string => `${spot.file.name}:${lineOf(spot)}`
