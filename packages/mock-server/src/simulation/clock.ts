import type { Clock } from '../context.ts'
import { latest } from '../domain/time.ts'
import type { Store } from '../store/index.ts'

/** `frozen`: time moves only when it is told to. `running`: it also goes on with the machine's. */
export type ClockMode = 'frozen' | 'running'

/** When the time of a frozen workspace begins: a Monday morning in New York. */
export const epoch = new Date('2026-01-05T14:00:00.000Z')

/** The machine's time. */
export const machineTime = (): Date => new Date()

export interface ClockOptions {
  clock: ClockMode
  /** How many times as fast as the machine's time a running clock goes. */
  speed: number
  /** When an empty workspace's time begins. */
  start: Date | undefined
  machineTime(): Date
}

/** When a workspace's time begins: when it is said to, or at the machine's time, or by a frozen clock at this one. */
export const beginningOf = ({ start, clock, machineTime }: ClockOptions, frozenAt: Date): Date =>
  start ?? (clock === 'frozen' ? frozenAt : machineTime())

/** Which time it was by the workspace when it was which by the machine, in milliseconds: a running clock counts from there. */
interface Anchor {
  machine: number
  workspace: number
}

interface State {
  now: Date
  anchor: Anchor
}

/**
 * A workspace's time. It stands still within a request and within an event, and never goes back. A frozen clock is one
 * that runs at the speed 0.
 */
export class WorkspaceClock implements Clock {
  readonly mode: ClockMode
  readonly speed: number
  readonly #options: ClockOptions
  readonly #meta: Store['meta']
  #state: State
  #saved: State | undefined

  constructor(options: ClockOptions, meta: Store['meta']) {
    this.mode = options.clock
    this.speed = options.clock === 'frozen' ? 0 : options.speed
    this.#options = options
    this.#meta = meta
    this.#state = this.#stored() ?? this.#fresh()
  }

  now(): Date {
    return this.#state.now
  }

  /** The time that it is by now, which the workspace has yet to catch up with. */
  target(): Date {
    const { now, anchor } = this.#state
    return latestOf(now, timeAt(this.#options.machineTime(), anchor, this.speed))
  }

  /** When it is that time by the machine; never, when the clock is frozen. */
  machineTimeOf(time: Date): Date | null {
    if (this.speed === 0) return null
    const { machine, workspace } = this.#state.anchor
    return capped(machine + Math.ceil((time.getTime() - workspace) / this.speed))
  }

  /** Steps to a time on the way to `target`. */
  step(to: Date): void {
    this.#state = { ...this.#state, now: to }
  }

  /** Moves for good: a running clock counts from there. */
  moveTo(to: Date): void {
    this.#state = { now: to, anchor: { machine: this.#options.machineTime().getTime(), workspace: to.getTime() } }
  }

  /** Begins anew, where a database that was put in place of another says, or at the start of an empty one. */
  restart(): void {
    this.#state = this.#stored() ?? this.#fresh()
    this.#saved = undefined
  }

  /** Whether it was moved for good since it was saved. */
  get hasMoved(): boolean {
    return this.#state.anchor !== this.#saved?.anchor
  }

  save(): void {
    const { now, anchor } = this.#state
    if (now !== this.#saved?.now) this.#meta.set('now', now.getTime())
    if (anchor !== this.#saved?.anchor) {
      this.#meta.set('anchorMachine', anchor.machine)
      this.#meta.set('anchorWorkspace', anchor.workspace)
      this.#meta.set('speed', this.speed)
    }
    this.#saved = this.#state
  }

  /** Gives a function that brings the clock back to where it is now, for when what follows is undone, stored or not. */
  mark(): () => void {
    const state = this.#state
    const saved = this.#saved
    return () => {
      this.#state = state
      this.#saved = saved
    }
  }

  #fresh(): State {
    const now = beginningOf(this.#options, epoch)
    return { now, anchor: { machine: this.#options.machineTime().getTime(), workspace: now.getTime() } }
  }

  /** Where a stored clock stands. One that ran at another speed did so until now. */
  #stored(): State | undefined {
    const stored = this.#meta.get('now')
    if (stored === undefined) return undefined
    const now = new Date(stored)
    const machine = this.#options.machineTime()
    const speed = this.#meta.get('speed') ?? 0
    const anchor = {
      machine: this.#meta.get('anchorMachine') ?? machine.getTime(),
      workspace: this.#meta.get('anchorWorkspace') ?? stored,
    }
    if (speed === this.speed) return { now, anchor }
    const reached = latestOf(now, timeAt(machine, anchor, speed))
    return { now, anchor: { machine: machine.getTime(), workspace: reached.getTime() } }
  }
}

const timeAt = (time: Date, { machine, workspace }: Anchor, speed: number): Date =>
  capped(workspace + Math.floor((time.getTime() - machine) * speed))

/** At a high speed the years soon have more digits than can be written. */
const capped = (time: number): Date => new Date(Math.min(time, latest.getTime()))

const latestOf = (one: Date, other: Date): Date => (one < other ? other : one)
