// How many requests a second of the server's processor time answers.
import { rounds } from '../measure/rounds.ts'
import { type CallName, callNames, type Plans } from './calls.ts'
import { type Rate, startLoading } from './loading.ts'
import { peers } from './peers/index.ts'
import { type Serving, start } from './serving.ts'
import { verify } from './verify.ts'
import type { World } from './world.ts'

/** Of each call: by server, each round. */
export type Requests = Record<CallName, Record<string, Rate[]>>

export interface Ready {
  serving: Serving
  plans: Plans
}

/** How often each is measured, and for how much processor time: at first to let Node compile what is hot, then each time. */
const [count, warmUp, cpuSeconds] = [5, 3, 1]

export async function requests(world: World): Promise<Requests> {
  await using servers = new AsyncDisposableStack()
  const ready: Record<string, Ready> = {}
  for (const [name, peer] of Object.entries(peers)) {
    console.error(`${peer.label} is started ...`)
    const serving = servers.use(await start(await peer.prepare(world), world.folder))
    const plans = await peer.plans(serving.url, world)
    await verify(peer, serving.url, plans)
    ready[name] = { serving, plans }
  }
  return await inTurn(ready) // or they would be stopped at once
}

/** All servers run meanwhile: one is asked at a time, and the others do nothing. */
export async function inTurn(ready: Record<string, Ready>): Promise<Requests> {
  using loading = startLoading()
  const asking = (name: CallName, cpuSeconds: number) => {
    const variants = Object.entries(ready).map(([server, { serving, plans }]) => {
      return [server, () => loading.load(serving, plans[name], cpuSeconds)] as const
    })
    return Object.fromEntries(variants)
  }
  console.error('Requests are made ...')
  for (const name of callNames) await rounds(1, asking(name, warmUp))
  return {
    get: await rounds(count, asking('get', cpuSeconds)),
    list: await rounds(count, asking('list', cpuSeconds)),
    create: await rounds(count, asking('create', cpuSeconds)),
  }
}
