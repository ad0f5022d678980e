// How long a server takes from its start to its first answer.
import { rounds } from '../measure/rounds.ts'
import { peers } from './peers/index.ts'
import { start } from './serving.ts'
import type { World } from './world.ts'

export interface Start {
  /** Milliseconds of the clock, and of its processor time. */
  time: number
  cpuTime: number
}

/** By server, each round. */
export type Starts = Record<string, Start[]>

const count = 5

export async function starts(world: World): Promise<Starts> {
  const variants: Record<string, () => Promise<Start>> = {}
  for (const [name, peer] of Object.entries(peers)) {
    const program = await peer.prepare(world)
    variants[name] = async () => {
      await using serving = await start(program, world.folder)
      return { time: Math.round(serving.started), cpuTime: Math.round(serving.usage().cpuSeconds * 1000) }
    }
  }
  console.error('Servers are started ...')
  await rounds(1, variants) // its files are read, and what it compiles for the next time is kept
  return rounds(count, variants)
}
