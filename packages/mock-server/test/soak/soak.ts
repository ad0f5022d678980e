import { readdirSync } from 'node:fs'
import { setInterval } from 'node:timers/promises'
import { isTold, memoryOf } from '../hostile-http/process-memory.ts'
import { type ServerProcess, startCommand } from '../process.ts'
import { handOf } from './hand.ts'
import type { Sample } from './memory.ts'
import { prepare } from './prepared.ts'
import { round } from './round.ts'
import { newTally, type Tally } from './tally.ts'

export interface Soak {
  /** How long it lasts; a round that has begun is ended. */
  seconds: number
  workspaces: number
  /** How long the calls of a round go on. */
  roundSeconds: number
  onMinute?: (tally: Tally, mebibytes: number) => void
}

export interface Soaked {
  tally: Tally
  /** One a second. */
  memory: Sample[]
  /** The most files and sockets that the server had open. */
  open: number
  /** How the server ended when it was asked to, and what it had said until then. */
  ended: { code: number | null; complaints: string }
}

/** Lets a server work as hard as it can, in a process of its own, an hour of its clock a second. */
export async function soak({ seconds, workspaces, roundSeconds, onMinute = () => {} }: Soak): Promise<Soaked> {
  const world = await prepare()
  const server = await startCommand('--clock', 'running', '--speed', '3600')
  const tally = newTally()
  const begin = performance.now()
  const elapsed = () => (performance.now() - begin) / 1000
  const memory: Sample[] = []
  let open = 0

  async function live(number: number): Promise<void> {
    const hand = handOf(server.url, `rl_test_soak_${number}`, tally)
    while (elapsed() < seconds) await round(hand, world, roundSeconds, tally)
  }

  async function watch(signal: AbortSignal): Promise<void> {
    for await (const _ of setInterval(1000, undefined, { signal })) {
      memory.push({ seconds: elapsed(), mebibytes: memoryOf(server) })
      open = Math.max(open, openIn(server))
      if (memory.length % 60 === 0) onMinute(tally, memory.at(-1)?.mebibytes ?? 0)
    }
  }

  const over = new AbortController()
  const watching = isTold ? watch(over.signal).catch(() => {}) : undefined
  const lives = Array.from({ length: workspaces }, (_, number) => live(number))
  for (const { reason } of (await Promise.allSettled(lives)).filter((life) => life.status === 'rejected'))
    tally.failures.push(String(reason))
  over.abort()
  await watching
  const code = await server.stop()
  return { tally, memory, open, ended: { code, complaints: server.complaints() } }
}

const openIn = ({ pid }: ServerProcess): number => readdirSync(`/proc/${pid}/fd`).length
