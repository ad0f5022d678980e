// The measurements as Markdown, for a terminal and for the README of the benchmarks.
import { table } from '../measure/table.ts'
import type { Measured, Results } from './results.ts'
import { hosted } from './sites/hosted.ts'
import { sites } from './sites/index.ts'

export function visitTable({ visit, phone, axe }: Partial<Measured>): string {
  const rows = named((name) => {
    const { bytes, requests, elsewhere } = visit?.[name] ?? {}
    const { paint, shown, blocked, shift } = phone?.[name] ?? {}
    const faults = axe?.[name]
    return [
      bytes && kilobytes(bytes.html + bytes.css + bytes.js),
      bytes && kilobytes(total(bytes)),
      requests?.toString(),
      elsewhere && total(elsewhere).toString(),
      seconds(paint),
      seconds(shown),
      blocked === undefined ? undefined : `${blocked.toLocaleString('en')} ms`,
      shift?.toString(),
      faults && total(faults).toString(),
    ]
  })
  const loaded = ['html, css, js', 'in all', 'requests', 'to other hosts']
  const head = [...loaded, 'LCP', 'operation shown', 'blocking time', 'CLS', 'faulty in axe']
  return table(['', ...head], [...rows, [hosted.label, ...head.map(() => 'not measured')]])
}

export function contentTable({ text, features }: Partial<Measured>): string {
  const rows = named((name) => {
    const { page, languages, tryIt, markdown } = features?.[name] ?? {}
    const told = (['parameters', 'properties', 'statuses', 'codes', 'samples'] as const).map((kind) => {
      const count = text?.[name]?.[kind]
      return count && `${count.found} of ${count.of}`
    })
    return [...told, yes(page), languages?.toString(), yes(tryIt), markdown && markdowns[markdown]]
  })
  const words = ['parameters', 'properties', 'statuses', 'error codes', 'samples']
  const head = [...words, 'page of its own', 'languages', 'try it', 'Markdown']
  return table(['', ...head], [...rows, [hosted.label, ...hosted.content]])
}

export function buildTable({ build }: Partial<Measured>): string {
  const rows = named((name) => {
    const took = build?.[name]
    if (!took) return ['no build', '']
    return [`${took.seconds.toFixed(1)} s`, took.memory === undefined ? undefined : `${took.memory} MB`]
  })
  return table(['', 'time', 'memory'], rows)
}

export const printed = (results: Results): string =>
  ['', visitTable(results), contentTable(results), buildTable(results)].join('\n\n')

const markdowns = { address: 'at an address', button: 'a copy button', none: 'no' }

/** A row for each site; what has not been measured is left out. */
const named = (cells: (name: string) => (string | undefined)[]): string[][] =>
  Object.entries(sites).map(([name, { label }]) => [label, ...cells(name).map((cell) => cell ?? '-')])

const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0)
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0)} kB`
const seconds = (time?: number) => (time === undefined ? undefined : `${(time / 1000).toFixed(1)} s`)
const yes = (has?: boolean) => (has === undefined ? undefined : has ? 'yes' : 'no')
