// What `rocketlead-mock sandbox-plan` computes with.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Figures } from '../../packages/mock-server/src/cli/sandbox-plan/figures.ts'
import { hardware } from '../measure/machine.ts'
import { median } from '../measure/median.ts'
import type { Results } from '../measure/results.ts'
import type { CallName } from '../server/calls.ts'
import type { World } from './servers.ts'
import type { Measured } from './tables.ts'

const file = join(import.meta.dirname, '../../packages/mock-server/src/cli/sandbox-plan/figures.json')

/** Once everything was measured. */
export function writeFigures({ rows, requests, cold, machine }: Measured & Results): void {
  if (!rows || !requests || !cold) return
  const ofCall = (call: CallName) =>
    digits(1000 / median((requests[call].workerd ?? []).map(({ perCpuSecond }) => perCpuSecond)))
  const ofFirst = (world: World, way: 'created' | 'opened') =>
    digits(median(cold[world].workerd.rounds.map((round) => round[way].cpuTime)))
  const figures: Figures = {
    machine: hardware(machine),
    cpuMilliseconds: {
      get: ofCall('get'),
      list: ofCall('list'),
      create: ofCall('create'),
      opened: ofFirst('empty', 'opened'),
      created: { empty: ofFirst('empty', 'created'), demo: ofFirst('demo', 'created') },
    },
    rows,
  }
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`)
}

/** To two digits: no more of them are the same the next time. */
const digits = (value: number): number => Number(value.toPrecision(2))
