import { isMap, isSeq, type Node, type Pair, visit, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Change } from './changes.ts'
import { nodeAt, pairOf } from './nodes.ts'
import { block, inline, jsonLines } from './notation.ts'
import type { SourceFile } from './sources.ts'
import { columnAt, columnOf, endOf, endOfPair, lineEnd, lineStart, startOf, trimmed } from './spans.ts'

/** A piece of a text and what takes its place. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** How a change is written, so that nothing else in the file moves; undefined where that is not possible. */
export function editOf(change: Change): Edit | undefined {
  const { file } = change.place
  const edit = writing(file, change)
  return edit && file.text.includes('\r\n') ? { ...edit, text: edit.text.replace(/\r?\n/g, '\r\n') } : edit
}

function writing(file: SourceFile, change: Change): Edit | undefined {
  const node = nodeAt(change.place)
  if (change.op === 'add') return isMap(node) ? addition(file, node, change.pairs) : undefined
  if (change.op === 'replace') {
    const pair = isMap(node) ? pairOf(node.items, change.key) : undefined
    return pair && replacement(file, pair, change.pair)
  }
  if (!isSeq(node)) return undefined
  return change.op === 'append' ? appendix(file, node, change.items) : removal(file, node, change.items)
}

/** A text with edits made, of those at the same spot the last one first; undefined when two overlap. */
export function edited(text: string, edits: readonly Edit[]): string | undefined {
  let result = text
  let before = text.length
  for (const { start, end, text: insertion } of edits.toSorted((a, b) => b.start - a.start || b.end - a.end)) {
    if (end > before) return undefined
    result = result.slice(0, start) + insertion + result.slice(end)
    before = start
  }
  return result
}

const withFlowMaps = new WeakMap<SourceFile, boolean>()

/** Whether maps without further maps stand on one line in a file. */
function hasFlowMaps(file: SourceFile): boolean {
  const known = withFlowMaps.get(file)
  if (known !== undefined) return known
  let found = false
  visit(file.document, {
    Map(_, { flow, items }) {
      if (!flow || items.length === 0) return undefined
      found = true
      return visit.BREAK
    },
  })
  withFlowMaps.set(file, found)
  return found
}

const isJsonFile = ({ name, text }: SourceFile): boolean => name.endsWith('.json') || /^\s*\{\s*"/.test(text)

function addition(file: SourceFile, node: YAMLMap, pairs: Record<string, unknown>): Edit | undefined {
  const json = isJsonFile(file)
  const first = node.items[0]
  if (node.flow) {
    const indent = json && first && hasLines(file, node, first.key) ? columnOf(file, first.key) : undefined
    const texts = Object.entries(pairs).map(([key, value]) => `${inline(key, json)}: ${flowText(value, json, indent)}`)
    if (first) return flowAddition(file, node, { texts, first: first.key, last: endOfPair(node.items.at(-1)) })
    return node.range ? { start: node.range[0], end: node.range[1], text: `{ ${texts.join(', ')} }` } : undefined
  }
  const last = endOfPair(node.items.at(-1))
  if (!first || last === undefined) return undefined
  const indent = columnOf(file, first.key)
  return lineAfter(file, last, `${' '.repeat(indent)}${block(pairs, indent, hasFlowMaps(file))}`)
}

function appendix(file: SourceFile, node: YAMLSeq, items: unknown[]): Edit | undefined {
  const json = isJsonFile(file)
  const [first] = node.items
  if (node.flow) {
    const indent = json && first && hasLines(file, node, first) ? columnOf(file, first) : undefined
    const texts = items.map((item) => flowText(item, json, indent))
    if (first) return flowAddition(file, node, { texts, first, last: endOf(node.items.at(-1)) })
    return node.range ? { start: node.range[0], end: node.range[1], text: `[${texts.join(', ')}]` } : undefined
  }
  const last = endOf(node.items.at(-1))
  if (last === undefined || !node.range) return undefined
  const indent = ' '.repeat(columnAt(file, node.range[0]))
  const lines = items.map((item) =>
    isMap(first) && !first.flow && typeof item === 'object' && item !== null
      ? `${indent}- ${block({ ...item }, indent.length + 2, hasFlowMaps(file))}`
      : `${indent}- ${inline(item, json)}`,
  )
  return lineAfter(file, last, lines.join('\n'))
}

/** In one line, or in several for JSON that has an indentation. */
const flowText = (value: unknown, json: boolean, indent: number | undefined): string =>
  indent === undefined ? inline(value, json) : jsonLines(value, indent)

/** Whether the members of a flow collection have lines of their own. */
const hasLines = ({ text }: SourceFile, node: Node, first: unknown): boolean =>
  text.slice(node.range?.[0], startOf(first)).includes('\n')

/** After the last member, and so before a comma that may stand there, on lines of their own where the others have those. */
function flowAddition(
  file: SourceFile,
  node: Node,
  { texts, first, last }: { texts: string[]; first: unknown; last: number | undefined },
): Edit | undefined {
  if (last === undefined) return undefined
  const gap = hasLines(file, node, first) ? `\n${' '.repeat(columnOf(file, first))}` : ' '
  return { start: last, end: last, text: texts.map((added) => `,${gap}${added}`).join('') }
}

function replacement(file: SourceFile, pair: Pair, [key, value]: [string, unknown]): Edit | undefined {
  const start = startOf(pair.key)
  const end = endOfPair(pair)
  if (start === undefined || end === undefined) return undefined
  const json = isJsonFile(file)
  return { start, end: trimmed(file.text, end), text: `${inline(key, json)}: ${inline(value, json)}` }
}

/** Items that stay keep their text, and a flow list what is between its first two. */
function removal(file: SourceFile, node: YAMLSeq, items: unknown[]): Edit | undefined {
  const { text } = file
  const stays = (item: unknown) => !items.includes(scalarOf(item))
  const spans = node.items.map((item) => ({ start: startOf(item) ?? 0, end: endOf(item) ?? 0, stays: stays(item) }))
  const [first, second] = spans
  const last = spans.at(-1)
  if (!first || !last || !node.range || !spans.some((span) => span.stays)) return undefined
  const between = second ? text.slice(first.end, second.start) : ', '
  if (node.flow) {
    const kept = spans.filter((span) => span.stays).map(({ start, end }) => text.slice(start, end))
    return { start: first.start, end: last.end, text: kept.join(between) }
  }
  const start = lineStart(text, first.start)
  const end = lineEnd(text, last.end)
  const gone = new Set(spans.filter((span) => !span.stays).map((span) => lineStart(text, span.start)))
  const kept: string[] = []
  for (let at = start; at <= end; at = lineEnd(text, at) + 1) {
    if (!gone.has(at)) kept.push(text.slice(at, lineEnd(text, at)))
  }
  // A list that shares its first line with something else cannot lose it.
  return node.range[0] < lineStart(text, first.start) ? undefined : { start, end, text: kept.join('\n') }
}

const scalarOf = (node: unknown): unknown =>
  typeof node === 'object' && node !== null && 'value' in node ? node.value : undefined

/** Lines after the one on which something ends. */
function lineAfter({ text }: SourceFile, end: number, lines: string): Edit {
  const at = lineEnd(text, trimmed(text, end))
  const start = text[at - 1] === '\r' ? at - 1 : at
  return { start, end: start, text: `\n${lines}` }
}
