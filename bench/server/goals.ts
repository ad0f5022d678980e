import { atLeast, atMost, type Goal } from '../measure/goals.ts'
import { median } from '../measure/median.ts'
import { callNames } from './calls.ts'
import type { Memory } from './memory.ts'
import type { Requests } from './requests.ts'
import type { Starts } from './start.ts'

export interface Measured {
  requests?: Requests
  scale?: Requests
  start?: Starts
  memory?: Record<string, Memory>
}

const command = (kind: string) => `npm run bench -- server ${kind}`

/** How many times as many requests as theirs. */
const least = {
  bare: { get: 0.6, list: 0.5, create: 0.4 },
  prism: { get: 10, list: 10, create: 5 },
}

export function goalsOf({ requests, scale, start, memory }: Measured): Goal[] {
  return [
    ...(requests ? goalsOfRequests(requests) : []),
    ...(scale ? goalsOfScale(scale) : []),
    ...(start ? goalsOfStart(start) : []),
    ...(memory ? goalsOfMemory(memory) : []),
  ]
}

function goalsOfRequests(requests: Requests): Goal[] {
  return callNames.flatMap((name) => {
    const ratio = ratioIn(requests[name], ({ perCpuSecond }) => perCpuSecond)
    const told = (peer: string) => `Mock server: ${name}, requests a CPU second, of those of ${peer}`
    return [
      atLeast(least.bare[name], {
        what: told('bare node:http'),
        value: ratio('rocketlead', 'bare'),
        command: command('requests'),
      }),
      atLeast(least.prism[name], {
        what: told('Prism'),
        value: ratio('rocketlead', 'prism'),
        command: command('requests'),
      }),
    ]
  })
}

function goalsOfScale(scale: Requests): Goal[] {
  return callNames.map((name) => {
    const ratio = ratioIn(scale[name], ({ perCpuSecond }) => perCpuSecond)
    const what = `Mock server: ${name} with 1,000,000 leads, requests a CPU second, of those with 1,000`
    return atLeast(0.85, { what, value: ratio('million', 'thousand'), command: command('scale') })
  })
}

function goalsOfStart(start: Starts): Goal[] {
  const ratio = ratioIn(start, ({ time }) => time)
  const what = 'Mock server: start to first answer, of that of'
  return [
    atMost(2.2, { what: `${what} bare node:http`, value: ratio('rocketlead', 'bare'), command: command('start') }),
    atMost(0.15, { what: `${what} Prism`, value: ratio('rocketlead', 'prism'), command: command('start') }),
  ]
}

function goalsOfMemory({ rocketlead }: Record<string, Memory>): Goal[] {
  const { started = Number.NaN, loaded = Number.NaN } = rocketlead ?? {}
  return [
    atMost(90, { what: 'Mock server: memory after the start', value: started, unit: 'MB', command: command('memory') }),
    atMost(160, { what: 'Mock server: memory after the load', value: loaded, unit: 'MB', command: command('memory') }),
  ]
}

/** The middle of the ratios of the rounds, since what else the machine does falls on both of a round. */
function ratioIn<Value>(measured: Record<string, Value[]>, figure: (value: Value) => number) {
  const figures = (name: string) => (measured[name] ?? []).map(figure)
  return (one: string, other: string) => {
    const others = figures(other)
    return median(figures(one).map((value, round) => value / (others[round] ?? Number.NaN)))
  }
}
