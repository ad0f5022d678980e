import { wrapped } from '../help-lines.ts'
import type { Figures } from './figures.ts'
import type { Line, Plan, Use } from './plan.ts'
import { objectGigabytes, objectRequestsPerSecond, subscription } from './prices.ts'

/** The plan as text, in lines that fit a terminal. */
export function report(use: Use, plan: Plan, figures: Figures): string {
  const breaking = [freeOf(use, plan), paidOf(plan), machineOf(use, plan), midnightOf(plan), keyOf(figures)]
  const parts = [linesOf(use), tableOf(plan), besidesOf(plan), 'What breaks first', breaking.map(item).join('\n')]
  return parts.join('\n\n')
}

function linesOf({ keys, world, requests, writes, visits, messages }: Use): string {
  return [
    `keys      ${told(keys)}, of the world ${world}`,
    `requests  ${told(requests)} a day each, ${percent(writes)} of which write`,
    `visits    ${told(visits)} a day each`,
    `messages  ${told(messages)} a day each`,
  ].join('\n')
}

function besidesOf({ making, unused }: Plan): string {
  const made = `Making the keys writes ${told(making.rowsWritten)} rows, which is ${dollars(making.dollars)}, and takes a core ${duration(making.seconds)}.`
  const kept = `A thousand keys that nobody uses are ${dollars(unused)} a month.`
  return wrapped(`${made} ${kept} Both are beyond what is included.`, 80).join('\n')
}

const heads = ['', 'a day', 'a month', 'of Free', 'Paid']

function tableOf({ lines, dollars: sum }: Plan): string {
  const rows = lines.map(({ label, day, month, ofFree, dollars: cost }) => [
    label,
    brief(day),
    brief(month),
    ofFree === 0 ? '' : percent(ofFree),
    dollars(cost),
  ])
  const all = [
    heads,
    ...rows,
    ['the subscription', '', '', '', dollars(subscription)],
    ['together', '', '', '', dollars(sum)],
  ]
  const widths = heads.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)))
  return all
    .map((cells) => cells.map((cell, column) => padded(cell, widths[column] ?? 0, column === 0)).join('  '))
    .join('\n')
}

const padded = (cell: string, width: number, isFirst: boolean): string =>
  isFirst ? cell.padEnd(width) : cell.padStart(width)

function freeOf({ keys }: Use, { lines }: Plan): string {
  const { label, ofFree } = highest(lines, (line) => line.ofFree)
  return `Workers Free: ${label}, beyond ${told(Math.floor(keys / ofFree))} keys.`
}

function paidOf({ lines, dollars: sum }: Plan): string {
  const most = highest(lines, (line) => line.dollars)
  if (most.dollars === 0) return 'Workers Paid: nothing; all is within what it includes.'
  return `Workers Paid: nothing but the bill, ${percent(most.dollars / sum)} of which is ${most.label}.`
}

function machineOf({ keys }: Use, { machine: { load, stored } }: Plan): string {
  return `One machine with workerd: ${told(load)} cores on average, one for each ${told(keys / load)} keys, and ${told(stored)} GB on the disk.`
}

function midnightOf({ machine: { midnight } }: Plan): string {
  return `Midnight: the day of all keys begins at once, which takes a core ${duration(midnight)}.`
}

function keyOf({ cpuMilliseconds: { list, create } }: Figures): string {
  const rates = `${told(1000 / list)} lists or ${told(1000 / create)} creations a second`
  return `One key: a core, which does ${rates}. Cloudflare's soft limit is ${told(objectRequestsPerSecond)} requests a second, and ${objectGigabytes} GB stored.`
}

function highest(lines: Line[], figure: (line: Line) => number): Line {
  return lines.reduce((most, line) => (figure(line) > figure(most) ? line : most))
}

const item = (text: string): string =>
  wrapped(text, 76)
    .map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`)
    .join('\n')

const dollars = (amount: number): string =>
  `$${amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`

const percent = (part: number): string => `${told(part * 100)} %`

/** To three digits; what is larger as a whole number. */
const told = (amount: number): string =>
  amount < 1000
    ? amount.toLocaleString('en', { maximumSignificantDigits: 3 })
    : amount.toLocaleString('en', { maximumFractionDigits: 0 })

/** To four digits, with a letter for millions and what is beyond. */
const brief = (amount: number): string =>
  amount < 1e6 ? told(amount) : amount.toLocaleString('en', { notation: 'compact', maximumSignificantDigits: 4 })

function duration(seconds: number): string {
  if (seconds < 120) return `${told(seconds)} s`
  return seconds < 7200 ? `${told(seconds / 60)} minutes` : `${told(seconds / 3600)} hours`
}
