// How much memory a server takes.
import { callNames } from './calls.ts'
import { type Loading, startLoading } from './loading.ts'
import { peers } from './peers/index.ts'
import type { Peer } from './peers/peer.ts'
import { start } from './serving.ts'
import type { World } from './world.ts'

/** Megabytes that are resident. */
export interface Memory {
  /** After its first answer. */
  started: number
  /** With the leads, after some seconds of processor time of each call. */
  loaded: number
}

const cpuSeconds = 3

export async function memory(world: World): Promise<Record<string, Memory>> {
  using loading = startLoading()
  const measured: Record<string, Memory> = {}
  for (const [name, peer] of Object.entries(peers)) {
    console.error(`${peer.label}, its memory ...`)
    measured[name] = await memoryOf(peer, world, loading)
  }
  return measured
}

async function memoryOf(peer: Peer, world: World, loading: Loading): Promise<Memory> {
  await using serving = await start(await peer.prepare(world), world.folder)
  const resident = () => Math.round(serving.usage().memory / 1e6)
  const started = resident()
  const plans = await peer.plans(serving.url, world)
  for (const name of callNames) await loading.load(serving, plans[name], cpuSeconds)
  return { started, loaded: resident() }
}
