// The measurements as Markdown, for a terminal and for the README of the contract tests.
import { table } from '../measure/table.ts'
import type { Found } from './faults.ts'
import type { Speed } from './speed.ts'
import { tools } from './tools/index.ts'

export function speedTable(speeds: Record<string, Speed>): string {
  const rows = named(speeds).map(([label, { seconds, checks, requests, falseAlarms }]) => [
    label,
    `${seconds.toFixed(0)} s`,
    whole(requests),
    whole(requests / seconds),
    whole(checks),
    whole(checks / seconds),
    whole(falseAlarms),
  ])
  return table(['', 'time', 'requests', 'a second', 'checks', 'a second', 'false alarms'], rows)
}

export function foundTable({ sown, found }: Found): string {
  const rows = named(found).map(([label, verdicts]) => [label, `${countIn(verdicts)} of ${sown.length}`])
  return table(['', 'faults found'], rows)
}

/** Which fault was found by whom. */
export function faultsTable({ sown, found }: Found): string {
  const columns = named(found)
  const rows = sown.map(({ name, operation, about }) => [
    `\`${operation}\`: ${about}`,
    ...columns.map(([, verdicts]) => (verdicts[name] ? 'found' : '')),
  ])
  return table(['', ...columns.map(([label]) => label)], rows)
}

export const countIn = (verdicts: Record<string, boolean>): number => Object.values(verdicts).filter(Boolean).length

function named<Value>(values: Record<string, Value>): [string, Value][] {
  return Object.entries(tools).flatMap(([name, { label }]): [string, Value][] => {
    const value = values[name]
    return value === undefined ? [] : [[label, value]]
  })
}

const whole = (value: number) => Math.round(value).toLocaleString('en')
