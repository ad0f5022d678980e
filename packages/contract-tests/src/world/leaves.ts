import { isRecord } from '../description/pointer.ts'
import { isFilePart } from '../exchange/body.ts'

/** A value with nothing in it, or a file, somewhere in another. */
export interface Leaf {
  /** The way there. */
  steps: string[]
  /** Of the property that it is in, also as an item of a list. */
  name: string
  value: unknown
}

/** Everything that stands in a value, in its order. */
export function leavesOf(value: unknown, steps: string[] = [], name = ''): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...steps, String(index)], name))
  if (!isRecord(value) || isFilePart(value)) return [{ steps, name, value }]
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...steps, key], key))
}
