import type { Figures } from './figures.ts'
import { type Meter, type MeterName, meters, objectMemory, subscription } from './prices.ts'

/** What the keys are used for, each of them and on each day. */
export interface Use {
  keys: number
  world: 'empty' | 'demo'
  requests: number
  /** The part of the requests that write, 0 to 1. */
  writes: number
  /** How often it is used after its object was put away. */
  visits: number
  /** What its campaigns send. */
  messages: number
}

/** One line of the plan. */
export interface Line {
  label: string
  /** Of what is stored, both are the same. */
  day: number
  month: number
  /** How many times as much as Workers Free gives. */
  ofFree: number
  /** What Workers Paid asks for beyond what it includes, a month. */
  dollars: number
}

export interface Plan {
  lines: Line[]
  /** A month on Workers Paid. */
  dollars: number
  /** Once: the rows that are written as the keys are made, what these cost, and seconds of a core. */
  making: { rowsWritten: number; dollars: number; seconds: number }
  /** What a thousand keys that nobody uses add to the bill a month, beyond what is included. */
  unused: number
  machine: {
    /** Cores that have something to do, on average. */
    load: number
    /** Seconds of a core, at the midnight that new keys have in common, when their day begins. */
    midnight: number
    /** Gigabytes. */
    stored: number
  }
}

const names = Object.keys(meters) as MeterName[] // which are all that it has
const daysOfMonth = 30
const secondsOfDay = 24 * 60 * 60

export function planOf(use: Use, figures: Figures): Plan {
  const amounts = ofKey(use, figures)
  const lines = names.map((name) => lineOf(name, use.keys * amounts[name]))
  const rowsWritten = use.keys * figures.rows.keys[use.world].created.rowsWritten
  return {
    lines,
    dollars: lines.reduce((sum, line) => sum + line.dollars, subscription),
    making: {
      rowsWritten,
      dollars: costOf('rowsWritten', rowsWritten),
      seconds: (use.keys * figures.cpuMilliseconds.created[use.world]) / 1000,
    },
    unused: costOfUnused(use.world, figures),
    machine: {
      load: (use.keys * amounts.cpuMilliseconds) / 1000 / secondsOfDay,
      midnight: (use.keys * figures.cpuMilliseconds.opened) / 1000,
      stored: use.keys * amounts.storedGigabytes,
    },
  }
}

function costOfUnused(world: Use['world'], figures: Figures): number {
  const amounts = ofKey({ keys: 1, world, requests: 0, writes: 0, visits: 0, messages: 0 }, figures)
  return names.reduce((sum, name) => sum + costOf(name, 1000 * monthOf(name, amounts[name])), 0)
}

type Call = 'get' | 'list' | 'create'

/** What a key uses a day. Half of what it reads is one lead, and half is a page of 20. */
function ofKey(use: Use, { rows, cpuMilliseconds }: Figures): Record<MeterName, number> {
  const { requests, writes, visits, messages } = use
  const { day, opened, bytes } = rows.keys[use.world]
  const alarms = day.alarms + messages * rows.message.alarms
  const ofRequests = (figure: (call: Call) => number): number =>
    requests * (writes * figure('create') + (1 - writes) * ((figure('get') + figure('list')) / 2))
  const rowsOf = (kind: 'rowsRead' | 'rowsWritten'): number =>
    ofRequests((call) => rows.calls[call][kind]) + visits * opened[kind] + day[kind] + messages * rows.message[kind]
  const milliseconds = ofRequests((call) => cpuMilliseconds[call]) + (visits + alarms) * cpuMilliseconds.opened
  return {
    workerRequests: requests,
    cpuMilliseconds: milliseconds,
    objectRequests: requests + alarms,
    gigabyteSeconds: (milliseconds / 1000) * objectMemory,
    rowsRead: rowsOf('rowsRead'),
    rowsWritten: rowsOf('rowsWritten'),
    storedGigabytes: bytes / 1e9,
  }
}

function lineOf(name: MeterName, day: number): Line {
  const { label, free, included }: Meter = meters[name]
  const month = monthOf(name, day)
  return { label, day, month, ofFree: day / free, dollars: costOf(name, Math.max(0, month - included)) }
}

/** What is stored is there each day. */
const monthOf = (name: MeterName, day: number): number => (name === 'storedGigabytes' ? day : day * daysOfMonth)

function costOf(name: MeterName, amount: number): number {
  const { dollars, per } = meters[name].price
  return (amount / per) * dollars
}
