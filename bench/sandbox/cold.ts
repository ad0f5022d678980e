// What a key costs that is used for the first time, or for the first time in a while.
import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { median } from '../measure/median.ts'
import { rounds } from '../measure/rounds.ts'
import { type Sandbox, type ServerName, serverNames, servers, type World, worlds } from './servers.ts'

/** Milliseconds to the first answer. */
interface First {
  /** The middle of the keys. */
  time: number
  /** The server's processor time for each of the keys. */
  cpuTime: number
}

/** Once a round. */
interface Round {
  created: First
  /** One that was used, and then put away. */
  opened: First
}

export interface Cold {
  rounds: Round[]
  /** What a workspace takes on the disk once it is put away. */
  bytes: number
}

export type Colds = Record<World, Record<ServerName, Cold>>

const count = 5

/** How many keys in a round: a world is played for each. */
const keys: Record<World, number> = { empty: 50, demo: 10 }

export async function cold(folder: string): Promise<Colds> {
  const [empty, demo] = worlds
  return { [empty]: await coldOf(empty, folder), [demo]: await coldOf(demo, folder) }
}

async function coldOf(world: World, folder: string): Promise<Record<ServerName, Cold>> {
  await using running = new AsyncDisposableStack()
  const start = async (name: ServerName) =>
    running.use(await servers[name].start(folder, { clock: 'frozen', world, mostOpen: 1 }))
  const sandboxes: Record<ServerName, Sandbox> = { node: await start('node'), workerd: await start('workerd') }
  console.error(`Keys of the world ${world} are used ...`)
  const round = { node: () => roundOf(sandboxes.node, world), workerd: () => roundOf(sandboxes.workerd, world) }
  await rounds(1, round) // lets what is hot be compiled
  const measured = await rounds(count, round)
  const cold = serverNames.map((name) => [name, { rounds: measured[name], bytes: bytesEach(sandboxes[name].data) }])
  return Object.fromEntries(cold) as Record<ServerName, Cold> // the same names
}

let used = 0

async function roundOf(sandbox: Sandbox, world: World): Promise<Round> {
  const names = Array.from({ length: keys[world] }, () => `rl_test_${++used}`)
  const created = await firstOf(sandbox, names)
  await sandbox.putAway()
  const opened = await firstOf(sandbox, names)
  await sandbox.putAway()
  return { created, opened }
}

async function firstOf({ url, usage }: Sandbox, names: string[]): Promise<First> {
  const before = usage().cpuSeconds
  const times: number[] = []
  for (const name of names) times.push(await timeToAnswer(url, name))
  return { time: median(times), cpuTime: ((usage().cpuSeconds - before) * 1000) / names.length }
}

/** @throws Error when the answer is no success */
async function timeToAnswer(url: string, key: string): Promise<number> {
  const begin = performance.now()
  const response = await fetch(`${url}/api/v1/accounts`, { headers: { authorization: `Bearer ${key}` } })
  const text = await response.text()
  if (!response.ok) throw new Error(`A key was answered with ${response.status}: ${text}`)
  return performance.now() - begin
}

/** The databases of workspaces, by which the two name them; what else there is does not grow with the keys. */
const database = /(?:wsp_\w{16}|[0-9a-f]{64})\.sqlite$/

function bytesEach(folder: string): number {
  const files = globSync('**/*.sqlite', { cwd: folder }).filter((file) => database.test(file))
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  return Math.round(bytes / files.length)
}
