// What a call costs over the bare `fetch`: a GET by id, which a stub answers at once with the same bytes.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { median } from '../measure/median.ts'
import { rounds } from '../measure/rounds.ts'
import { peers } from './peers/index.ts'

/** Microseconds a call. */
export interface Cost {
  wall: number
  cpu: number
}

export interface Call {
  whole: Cost
  /** Beyond the bare `fetch` of the same moments. */
  over: Cost
}

interface Pair {
  peer: Cost
  bare: Cost
}

export async function calls(): Promise<Record<string, Call>> {
  const turns = ['bare', ...Object.keys(peers)].map((name) => [name, () => turn(name)] as const)
  const measured = await rounds(5, Object.fromEntries(turns))
  return Object.fromEntries(Object.entries(measured).map(([name, pairs]) => [name, summary(pairs.flat())]))
}

/** A process of its own, so that no peer runs in code that another has warmed or spoilt. */
function turn(name: string): Pair[] {
  const script = join(import.meta.dirname, 'calls-turn.ts')
  const { stdout, stderr } = spawnSync(process.execPath, [script, name], { encoding: 'utf8' })
  if (!stdout) throw new Error(`The turn of ${name} failed:\n${stderr}`)
  return JSON.parse(stdout)
}

function summary(pairs: Pair[]): Call {
  const rounded = (values: number[]) => Number(median(values).toFixed(1))
  const over = (field: keyof Cost) => rounded(pairs.map(({ peer, bare }) => peer[field] - bare[field]))
  const whole = (field: keyof Cost) => rounded(pairs.map(({ peer }) => peer[field]))
  return { whole: { wall: whole('wall'), cpu: whole('cpu') }, over: { wall: over('wall'), cpu: over('cpu') } }
}
