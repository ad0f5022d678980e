// The measurements as Markdown, for a terminal and for the README of the benchmarks.
import type { Count, Figures } from '../../packages/mock-server/src/cli/sandbox-plan/figures.ts'
import { median } from '../measure/median.ts'
import { table } from '../measure/table.ts'
import { callNames } from '../server/calls.ts'
import type { Requests } from '../server/requests.ts'
import type { Colds } from './cold.ts'
import { serverNames, servers, worlds } from './servers.ts'

type Rows = Figures['rows']

export interface Measured {
  requests?: Requests
  cold?: Colds
  rows?: Rows
}

export function requestsTable(requests: Requests): string {
  const rows = serverNames.map((server) => {
    const rate = (figure: 'perCpuSecond' | 'perSecond') =>
      callNames.map((call) => whole(median((requests[call][server] ?? []).map((rate) => rate[figure]))))
    return [servers[server].label, ...rate('perCpuSecond'), ...rate('perSecond')]
  })
  return table(['', ...callNames.map((call) => `${call} / CPU s`), ...callNames.map((call) => `${call} / s`)], rows)
}

export function coldTable(colds: Colds): string {
  const rows = worlds.flatMap((world) =>
    serverNames.map((server) => {
      const { rounds, bytes } = colds[world][server]
      const firsts = (['created', 'opened'] as const).flatMap((way) =>
        (['time', 'cpuTime'] as const).map(
          (figure) => `${median(rounds.map((round) => round[way][figure])).toFixed(1)} ms`,
        ),
      )
      return [`${world}, ${servers[server].label}`, ...firsts, `${whole(bytes / 1000)} kB`]
    }),
  )
  return table(['', 'new', 'CPU', 'put away', 'CPU', 'on disk'], rows)
}

export function rowsTable({ calls, keys, message }: Rows): string {
  const counts: [string, Count][] = [
    ['a lead by its phone number', calls.get],
    ['a page of 20 leads', calls.list],
    ['a new lead', calls.create],
    ['a lead of an import', calls.imported],
    ['a message of a campaign, with what becomes of it', message],
    ['a request after its object was put away, beyond the request', keys.empty.opened],
    ...worlds.flatMap((world): [string, Count][] => [
      [`a new key, ${world}`, keys[world].created],
      [`a day on which nobody uses it, ${world}`, keys[world].day],
    ]),
  ]
  const rows = counts.map(([what, { rowsRead, rowsWritten, alarms }]) => [
    what,
    ...[rowsRead, rowsWritten, alarms].map(exact),
  ])
  return table(['', 'rows read', 'rows written', 'alarms'], rows)
}

const exact = (value: number): string => value.toLocaleString('en')

const whole = (value: number): string => Math.round(value).toLocaleString('en')
