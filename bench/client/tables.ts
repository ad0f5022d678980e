// The measurements as Markdown, for a terminal and for the README of the client.
import { table } from '../measure/table.ts'
import type { Call } from './calls.ts'
import type { Features } from './features.ts'
import { peers } from './peers/index.ts'
import type { Size } from './size.ts'
import type { Types } from './types.ts'

/** The rows of the features, in the order in which they are asked for. */
const featureNames: Record<string, string> = {
  errors: 'Typed errors by status',
  emptyFailure: 'A failure with an empty body is an error',
  codes: 'Error codes of each operation are typed',
  retries: 'Retries a 503 with backoff',
  rateLimit: 'Retries a 429',
  writes: 'Retries a write, with one idempotency key',
  retryAfter: 'Honours `Retry-After`',
  retryAfterHour: 'Does not wait for a `Retry-After` of an hour',
  pages: 'Walks all pages',
  otherOrigin: 'Keeps the key from a next page elsewhere',
  timeout: 'Timeout of an attempt',
  totalTimeout: 'Timeout of the whole call',
  abort: 'Abort by a signal',
  raw: 'The raw response',
  hooks: 'Hooks',
  progress: 'Uploads with progress',
  perCall: 'Options of one call',
  openEnums: 'Open enums in the types',
  newValues: 'Takes an enum value it does not know',
  query: 'TanStack Query',
  msw: 'MSW handlers',
  mock: 'A mock server',
  sections: 'Shrinks with what is used',
  dependencies: 'No runtime dependencies',
}

export function sizeTable(sizes: Record<string, Size>): string {
  const rows = named(sizes).map(([label, { call, section, everything, installed }]) => [
    label,
    loaded(call),
    section ? loaded(section) : '-',
    loaded(everything),
    installed ? String(installed.packages) : 'generated',
    installed ? `${(installed.bytes / 1e6).toFixed(1)} MB` : '-',
    installed ? `${Math.round(installed.declarations / 1000)} kB` : '-',
  ])
  const entries = Object.entries(sizes.rocketlead?.entries ?? {})
  const further = entries.map(([entry, added]) => `\`@rocketlead/client${entry.slice(1)}\` adds ${loaded(added)}`)
  const head = ['', 'a call', 'one section', 'everything', 'packages', 'installed', 'declarations']
  return [table(head, rows), ...(further.length > 0 ? [`${further.join(', ')}.`] : [])].join('\n\n')
}

export function typesTable(types: Record<string, Types>): string {
  const rows = [['empty program', types.empty] as const, ...named(types)].map(([label, checks]) => [
    label,
    ...[checks?.typescript6, checks?.typescript7].flatMap((check) =>
      check ? [check.instantiations.toLocaleString('en'), `${check.memory} MB`, `${check.time.toFixed(2)}x`] : [],
    ),
  ])
  const columns = ['instantiations', 'memory', 'time']
  return table(['', ...columns.map((name) => `TS 6: ${name}`), ...columns.map((name) => `TS 7: ${name}`)], rows)
}

export function callsTable(calls: Record<string, Call>): string {
  const rows = named(calls).map(([label, { over }]) => [label, microseconds(over.wall), microseconds(over.cpu)])
  const bare = calls.bare?.whole
  const first = bare ? [['bare `fetch` of the stub, whole', microseconds(bare.wall), microseconds(bare.cpu)]] : []
  return table(['', 'time', 'CPU time'], [...first, ...rows])
}

export function featuresTable(features: Record<string, Features>): string {
  const columns = named(features)
  const cells = Object.entries(featureNames).map(([feature, label]) => [
    label,
    ...columns.map(([, found]) => found[feature]?.has ?? '-'),
  ])
  return table(['', ...columns.map(([label]) => label)], cells)
}

/** What a yes or a no does not say, a line a feature. */
export function remarks(features: Record<string, Features>): string {
  const columns = named(features)
  const lines = Object.entries(featureNames).map(([feature, label]) => {
    const said = columns.flatMap(([peer, found]) => (found[feature]?.note ? [`${peer}: ${found[feature].note}`] : []))
    return said.length > 0 ? `- ${label}. ${said.join('; ')}.` : ''
  })
  return lines.filter(Boolean).join('\n')
}

function named<Value>(values: Record<string, Value>): [string, Value][] {
  return Object.entries(peers).flatMap(([name, { label }]): [string, Value][] => {
    const value = values[name]
    return value === undefined ? [] : [[label, value]]
  })
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const microseconds = (value: number) => (value >= 1000 ? `${(value / 1000).toFixed(1)} ms` : `${value.toFixed(0)} us`)

function loaded({ initial, all }: { initial: number; all: number }): string {
  return kilobytes(initial) === kilobytes(all)
    ? kilobytes(all)
    : `${kilobytes(initial)} (${kilobytes(all)} with what is loaded later)`
}
