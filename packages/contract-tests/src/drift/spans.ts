import { isMap, isSeq, type Pair } from 'yaml'
import type { SourceFile } from './sources.ts'

/** Where the line of an offset ends. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1

/** Without the line breaks that a text over several lines ends with. */
export const trimmed = (text: string, end: number): number => text.slice(0, end).trimEnd().length

/** From 0 on. */
export const columnAt = ({ lines }: SourceFile, at: number): number => lines.linePos(at).col - 1

export const columnOf = (file: SourceFile, node: unknown): number => columnAt(file, startOf(node) ?? 0)

export function startOf(node: unknown): number | undefined {
  return rangeOf(node)?.[0]
}

/** Where the last thing in a node ends: the range of a block goes on to what comes next. */
export function endOf(node: unknown): number | undefined {
  if (isMap(node) && !node.flow && node.items.length > 0) return endOfPair(node.items.at(-1))
  if (isSeq(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1))
  return rangeOf(node)?.[1]
}

export const endOfPair = (pair: Pair | undefined): number | undefined => endOf(pair?.value) ?? endOf(pair?.key)

function rangeOf(node: unknown): [number, number, number] | undefined {
  const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  return isRange(range) ? range : undefined
}

const isRange = (range: unknown): range is [number, number, number] => Array.isArray(range) && range.length === 3
