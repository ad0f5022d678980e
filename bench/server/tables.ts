// The measurements as Markdown, for a terminal and for the README of the benchmarks.
import type { Goal } from '../measure/goals.ts'
import { median } from '../measure/median.ts'
import { table } from '../measure/table.ts'
import { callNames } from './calls.ts'
import type { Measured } from './goals.ts'
import type { Rate } from './loading.ts'
import { peers } from './peers/index.ts'
import type { Requests } from './requests.ts'

const everyPeer = Object.entries(peers)

export function requestsTable(requests: Requests): string {
  const rows = everyPeer.map(([name, { label }]) => [label, ...ratesOf(requests, name)])
  return table(['', ...perCpuSecond, ...perSecond], rows)
}

export function scaleTable(scale: Requests): string {
  const rows = [
    ['1,000 leads', ...ratesOf(scale, 'thousand')],
    ['1,000,000 leads', ...ratesOf(scale, 'million')],
  ]
  return table(['', ...perCpuSecond, ...perSecond], rows)
}

/** What a server does, and what that takes. */
export function costTable({ start = {}, memory = {} }: Pick<Measured, 'start' | 'memory'>): string {
  const rows = everyPeer.map(([name, { label, refusesBadBodies, checksAnswers, keepsState }]) => [
    label,
    told(median((start[name] ?? []).map(({ time }) => time)), 'ms'),
    told(median((start[name] ?? []).map(({ cpuTime }) => cpuTime)), 'ms'),
    told(memory[name]?.started, 'MB'),
    told(memory[name]?.loaded, 'MB'),
    ...[refusesBadBodies, checksAnswers, keepsState].map((does) => (does ? 'yes' : 'no')),
  ])
  const does = ['refuses bad bodies', 'checks answers', 'keeps state']
  return table(['', 'first answer', 'CPU until then', 'memory', 'after the load', ...does], rows)
}

export const goalsTable = (goals: Goal[]): string =>
  table(
    ['', 'goal', 'measured', 'met'],
    goals.map(({ what, goal, measured, met }) => [what, goal, measured, met ? 'yes' : 'no']),
  )

const perCpuSecond = callNames.map((name) => `${name} / CPU s`)
const perSecond = callNames.map((name) => `${name} / s`)

function ratesOf(requests: Requests, server: string): string[] {
  const middle = (figure: keyof Rate) =>
    callNames.map((name) => told(median((requests[name][server] ?? []).map((rate) => rate[figure]))))
  return [...middle('perCpuSecond'), ...middle('perSecond')]
}

const told = (value = Number.NaN, unit?: string) =>
  Number.isNaN(value) ? '' : [Math.round(value).toLocaleString('en'), unit].filter(Boolean).join(' ')
