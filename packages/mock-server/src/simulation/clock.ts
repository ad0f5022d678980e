import type { Clock } from '../context.ts'
import type { Store } from '../store/index.ts'

/** `frozen`: time moves only when it is told to. `running`: it also goes on with the machine's. */
export type ClockMode = 'frozen' | 'running'

/** When the time of a frozen workspace begins: a Monday morning in New York. */
export const epoch = new Date('2026-01-05T14:00:00.000Z')

/** The machine's time. */
export const wallTime = (): Date => new Date()

/** A workspace's time. It stands still within a request and within an event, and never goes back. */
export class WorkspaceClock implements Clock {
  readonly mode: ClockMode
  readonly #meta: Store['meta']
  #now: Date
  #ahead: number

  constructor(mode: ClockMode, meta: Store['meta'], start: Date | undefined) {
    this.mode = mode
    this.#meta = meta
    this.#ahead = meta.get('ahead') ?? 0
    const stored = meta.get('now')
    const begin = start ?? (mode === 'frozen' ? epoch : wallTime())
    this.#now = stored === undefined ? begin : new Date(stored)
  }

  now(): Date {
    return this.#now
  }

  /** The time that it is by now: for a running clock the machine's time and how far the workspace is ahead of it. */
  target(): Date {
    if (this.mode === 'frozen') return this.#now
    return new Date(Math.max(this.#now.getTime(), wallTime().getTime() + this.#ahead))
  }

  /** Steps to an instant on the way; a running clock goes on with the machine's afterwards. */
  step(to: Date): void {
    this.#now = to
  }

  /** Moves for good: a running clock stays ahead (or behind) by as much. */
  moveTo(to: Date): void {
    this.#now = to
    if (this.mode === 'running') this.#ahead = to.getTime() - wallTime().getTime()
  }

  save(): void {
    this.#meta.set('now', this.#now.getTime())
    this.#meta.set('ahead', this.#ahead)
  }
}
