import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Plan } from './calls.ts'
import type { Serving } from './serving.ts'

/** What the process that asks is told. */
export interface Order {
  url: string
  plan: Plan
  seconds: number
}

export type Outcome = { requests: number; seconds: number } | { error: string }

/** Requests answered in a second of the server's processor time, and of the clock. */
export interface Rate {
  perCpuSecond: number
  perSecond: number
}

export interface Loading extends Disposable {
  /** Rejects at the first answer that is no success. */
  load(serving: Serving, plan: Plan, seconds: number): Promise<Rate>
}

export function startLoading(): Loading {
  const child = fork(join(import.meta.dirname, 'load.ts'))
  const ended = new AbortController()
  child.once('exit', () => ended.abort(new Error('The process that asks has ended.')))
  return {
    async load(serving, plan, seconds) {
      const before = serving.usage().cpuSeconds
      child.send({ url: serving.url, plan, seconds } satisfies Order)
      const [outcome]: Outcome[] = await once(child, 'message', { signal: ended.signal })
      if (!outcome || 'error' in outcome) throw new Error(outcome?.error)
      const cpuSeconds = serving.usage().cpuSeconds - before
      const [perCpuSecond, perSecond] = [outcome.requests / cpuSeconds, outcome.requests / outcome.seconds]
      return { perCpuSecond: Math.round(perCpuSecond), perSecond: Math.round(perSecond) }
    },
    [Symbol.dispose]: () => child.kill(),
  }
}
