import { atMost, type Goal } from '../measure/goals.ts'
import type { Measured } from './results.ts'

/** The first three are also held by the client's tests. */
export function goals({ size, types, calls }: Partial<Measured>): Goal[] {
  const [ours, theirs] = [calls?.rocketlead?.over.cpu, calls?.['openapi-fetch']?.over.cpu]
  const command = (kind: string) => `npm run bench -- client ${kind}`
  const goal = (what: string, limit: number, value: number | undefined, kind: string, unit?: string) =>
    value === undefined ? [] : [atMost(limit, { what, value, unit, command: command(kind) })]
  return [
    ...goal('a call, bundled and gzipped', 6.5, kilobytes(size?.rocketlead?.call.initial), 'size', 'kB'),
    ...goal('declarations', 200, kilobytes(size?.rocketlead?.installed?.declarations), 'size', 'kB'),
    ...goal(
      'instantiations of five calls',
      500,
      most(types?.rocketlead && Object.values(types.rocketlead).map((check) => check.instantiations)),
      'types',
    ),
    ...goal(
      'CPU time of a call beyond the bare `fetch`, beside openapi-fetch',
      1.5,
      ours && theirs && ours / theirs,
      'calls',
    ),
  ]
}

const kilobytes = (bytes?: number) => bytes && bytes / 1000
const most = (values?: number[]) => values && Math.max(...values)
