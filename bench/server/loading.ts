import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Plan } from './calls.ts'
import type { Serving } from './serving.ts'

/** What the process that asks is told; it asks until it is told to stop. */
export interface Order {
  url: string
  plan: Plan
}

export type Outcome = { requests: number; seconds: number } | { error: string }

/** Requests answered in a second of the server's processor time, and of the clock. */
export interface Rate {
  perCpuSecond: number
  perSecond: number
}

export interface Loading extends Disposable {
  /**
   * Asks until the server has used so much processor time, which takes as long as the machine is busy with others.
   * Rejects at the first answer that is no success.
   */
  load(serving: Serving, plan: Plan, cpuSeconds: number): Promise<Rate>
}

/** Milliseconds after which it is looked again whether that is enough. */
const pause = 50

export function startLoading(): Loading {
  const child = fork(join(import.meta.dirname, 'load.ts'))
  const ended = new AbortController()
  child.once('exit', () => ended.abort(new Error('The process that asks has ended.')))
  return {
    async load(serving, plan, cpuSeconds) {
      const before = serving.usage().cpuSeconds
      const used = () => serving.usage().cpuSeconds - before
      const told = once(child, 'message', { signal: ended.signal })
      const failed = told.then(([outcome]: Outcome[]) => !outcome || 'error' in outcome)
      child.send({ url: serving.url, plan } satisfies Order)
      let isOver = false
      while (!isOver && used() < cpuSeconds) isOver = await Promise.race([failed, wait(pause, false)])
      child.send('stop')
      const [outcome]: Outcome[] = await told
      if (!outcome || 'error' in outcome) throw new Error([outcome?.error, serving.complaint()].join('\n'))
      const [perCpuSecond, perSecond] = [outcome.requests / used(), outcome.requests / outcome.seconds]
      return { perCpuSecond: Math.round(perCpuSecond), perSecond: Math.round(perSecond) }
    },
    [Symbol.dispose]: () => child.kill(),
  }
}
