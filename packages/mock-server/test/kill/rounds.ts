// Kills a server while it is being written to, again and again, and checks what is left after each time.
import { randomInt } from 'node:crypto'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { startWorkerd } from '../../sandbox/workerd.ts'
import { startServer } from '../process.ts'
import { type Clocked, clockedIn, type Happened, running } from './clocked.ts'

/** How many leads one import brings, which must be there all or none. */
const batch = 20
const writers = 4

/** A write that is sent under a key of its own, so that it can be repeated without happening twice. */
interface Write {
  key: string
  path: string
  body: object
}

/** A write that was answered, and the id of what it made. */
interface Acknowledged extends Write {
  id: string
}

export interface Tally {
  kills: number
  acknowledged: number
  /** Writes that were sent and not answered when the server was killed. */
  cutOff: number
  /** In the workspace whose clock runs, if there is one. */
  happened?: Happened
  /** What was not as it should be. */
  faults: string[]
}

/** A server in a process of its own. */
interface ServerProcess {
  url: string
  stop(): Promise<unknown>
  kill(): Promise<unknown>
}

/** What is killed, and where it keeps its databases. */
export interface Target {
  start(): Promise<ServerProcess>
  databases(): string[]
  /** A workspace in which things happen without anybody asking. */
  clocked?: Clocked
}

export const onNode = (data: string): Target => ({
  start: () => startServer(data),
  databases: () => databasesIn(data, 'wsp_*.sqlite'),
})

export const asWorker = async (data: string): Promise<Target> => ({
  start: () => startWorkerd({ data, settings: running }),
  databases: () => databasesIn(data, 'workspaces/*.sqlite'),
  clocked: await clockedIn(data),
})

const databasesIn = (data: string, pattern: string): string[] =>
  globSync(pattern, { cwd: data }).map((name) => join(data, name))

/** Kills the server so many times; a directory of its own keeps the data all the while. */
export async function killRounds(kills: number, target: Target, onRound = (_: Tally): void => {}): Promise<Tally> {
  const tally: Tally = { kills: 0, acknowledged: 0, cutOff: 0, faults: [] }
  let server = await target.start()
  await target.clocked?.begin(server)
  const made = await send(server, { key: 'list', path: '/lead-lists', body: { name: 'Leads' } })
  let imports = 0
  for (let round = 1; round <= kills; round += 1) {
    const { acknowledged, cutOff } = await writeUntilKilled(server, `r${round}`, made.id)
    tally.faults.push(...damageOf(target))
    server = await target.start()
    tally.faults.push(...((await target.clocked?.goesOn()) ?? []))
    imports += count(acknowledged, '/import')
    tally.faults.push(...(await halfDone(server, made.id, imports, count(cutOff, '/import'))))
    for (const write of cutOff) acknowledged.push({ ...write, ...(await send(server, write)) })
    imports += count(cutOff, '/import')
    tally.faults.push(...(await halfDone(server, made.id, imports, 0)))
    tally.faults.push(...(await lost(server, acknowledged)), ...(await twice(server, `r${round}`, acknowledged)))
    tally.kills += 1
    tally.acknowledged += acknowledged.length - cutOff.length
    tally.cutOff += cutOff.length
    onRound(tally)
  }
  if (target.clocked) tally.happened = await target.clocked.happened(server)
  await server.stop()
  return tally
}

const count = (writes: Write[], end: string): number => writes.filter(({ path }) => path.endsWith(end)).length

/** Writes with several hands, and kills the server at some moment while they do. */
async function writeUntilKilled(server: ServerProcess, round: string, listId: string) {
  const acknowledged: Acknowledged[] = []
  const underWay = new Set<Write>()
  const enough = randomInt(5, 60)
  let next = 0
  let killed: Promise<unknown> | undefined

  async function write(): Promise<void> {
    while (!killed) {
      next += 1
      const one = writeOf(next, round, listId)
      underWay.add(one)
      const { id } = await send(server, one)
      underWay.delete(one)
      acknowledged.push({ ...one, id })
      if (acknowledged.length === enough) setTimeout(() => (killed = server.kill()), Math.random() * 4)
    }
  }

  // A writer ends with the connection, in the midst of what it sent.
  await Promise.allSettled(Array.from({ length: writers }, write))
  await killed
  return { acknowledged, cutOff: [...underWay] }
}

/** Every write is one of three kinds, each of which stores several things in one request. */
function writeOf(number: number, round: string, listId: string): Write {
  const key = `${round}-${number}`
  const name = `${round}- ${number}`
  const step = { text: 'Hello', delay: { value: 1, unit: 'hours' } }
  const kinds = [
    { path: '/lead-lists', body: { name } },
    { path: '/campaigns', body: { name, steps: [step, step, step] } },
    { path: `/lead-lists/${listId}/leads/import`, body: { rows: rowsOf(key) } },
  ] as const
  return { key, ...(kinds[number % 3] ?? kinds[0]) }
}

let lastPhone = 12_025_000_000
const rowsOf = (key: string) =>
  Array.from({ length: batch }, () => {
    lastPhone += 1
    return { phone: `+${lastPhone}`, firstName: key }
  })

async function call(server: ServerProcess, path: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const headers = { authorization: 'Bearer rl_test_kill', 'content-type': 'application/json', ...init.headers }
  const response = await fetch(`${server.url}/api/v1${path}`, { ...init, headers })
  const body = (await response.json()) as Record<string, unknown>
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(body)}`)
  return body
}

async function send(server: ServerProcess, { key, path, body }: Write): Promise<{ id: string }> {
  const init = { method: 'POST', headers: { 'idempotency-key': key }, body: JSON.stringify(body) }
  const { id } = await call(server, path, init)
  return { id: String(id) }
}

/** What SQLite finds wrong with the files. */
function damageOf({ databases }: Target): string[] {
  return databases().flatMap((file) => {
    const db = new DatabaseSync(file)
    const found = db.prepare('pragma integrity_check').all()
    db.close()
    return found.map((row) => String(row.integrity_check)).filter((finding) => finding !== 'ok')
  })
}

/** Every import that was answered is in the list, and one that was not is there whole or not at all. */
async function halfDone(server: ServerProcess, listId: string, answered: number, open: number): Promise<string[]> {
  const leads = Number((await call(server, `/lead-lists/${listId}`)).leadCount)
  const isWhole = leads % batch === 0 && leads >= answered * batch && leads <= (answered + open) * batch
  return isWhole ? [] : [`${leads} leads are there of ${answered} imports that were answered and ${open} that were not`]
}

/** Each thing that was made is still there, with its parts. */
async function lost(server: ServerProcess, acknowledged: Acknowledged[]): Promise<string[]> {
  const made = acknowledged.filter(({ path }) => !path.endsWith('/import'))
  const missing = made.map(async ({ path, id, body }) => {
    const found = await call(server, `${path}/${id}`).catch(() => undefined)
    const isWhole = found && (!('steps' in body) || (found.steps as unknown[]).length === 3)
    return isWhole ? [] : [`${path}/${id} was answered and is not there whole`]
  })
  return (await Promise.all(missing)).flat()
}

/** Nothing was made twice by being repeated. */
async function twice(server: ServerProcess, round: string, acknowledged: Acknowledged[]): Promise<string[]> {
  const checks = ['/lead-lists', '/campaigns'].map(async (path) => {
    const { data } = await call(server, `${path}?limit=100&search=${round}-`)
    const wanted = count(acknowledged, path)
    const found = (data as unknown[]).length
    return found === wanted ? [] : [`${found} of ${path} were made by ${wanted} calls`]
  })
  return (await Promise.all(checks)).flat()
}
