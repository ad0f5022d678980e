// The same server on Node and on the Workers runtime, both with their workspaces on the disk.
import { mkdtempSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startWorkerd } from '../../packages/mock-server/sandbox/workerd.ts'
import { usageOf } from '../measure/cpu.ts'
import { type Serving, start } from '../server/serving.ts'

export const worlds = ['empty', 'demo'] as const
export type World = (typeof worlds)[number]

export interface Sandbox extends Serving {
  /** The directory that holds the workspaces. */
  data: string
  /** Resolves when none of its workspaces is open any more that was used before the last. */
  putAway(): Promise<void>
}

export interface Settings {
  clock: 'running' | 'frozen'
  world: World
  /** How many workspaces Node may have open; workerd closes each after ten seconds without a request. */
  mostOpen?: number
}

type Start = (folder: string, settings: Settings) => Promise<Sandbox>

const built = join(import.meta.dirname, '../../packages/mock-server/dist/cli.js')

async function startNode(folder: string, { clock, world, mostOpen }: Settings): Promise<Sandbox> {
  const data = mkdtempSync(join(folder, 'node-'))
  const options = ['--quiet', '--data', data, '--clock', clock, '--world', world]
  const most = mostOpen ? ['--max-workspaces', String(mostOpen)] : []
  const serving = await start((port) => [built, '--port', String(port), ...options, ...most], folder)
  return { ...serving, data, putAway: async () => {} }
}

async function startOnWorkerd(folder: string, { clock, world }: Settings): Promise<Sandbox> {
  const data = mkdtempSync(join(folder, 'workerd-'))
  const settings = { CLOCK: clock, WORLD: world, ...unlimited }
  const { url, pid, log, kill } = await startWorkerd({ data, settings })
  return {
    url,
    started: 0,
    usage: () => usageOf(pid),
    complaint: () => log().slice(-2000),
    data,
    async putAway() {
      while (opened(pid).length > 0) await wait(100)
    },
    async [Symbol.asyncDispose]() {
      await kill()
    },
  }
}

/** One key asks for more than a sandbox gives to one. */
const unlimited = { MAX_REQUESTS: '1000000000', MAX_ROWS: '1000000000', MAX_BYTES: '10000000000' }

/** The databases of objects that a process has open, as Linux tells it. */
function opened(pid: number): string[] {
  const folder = `/proc/${pid}/fd`
  const files = readdirSync(folder).flatMap((name) => {
    try {
      return [readlinkSync(join(folder, name))]
    } catch {
      return [] // it was closed meanwhile
    }
  })
  return files.filter((file) => /\/[0-9a-f]{64}\.sqlite$/.test(file))
}

export const servers = {
  node: { label: 'on Node', start: startNode },
  workerd: { label: 'as a Worker, on workerd', start: startOnWorkerd },
} satisfies Record<string, { label: string; start: Start }>

export type ServerName = keyof typeof servers

export const serverNames = Object.keys(servers) as ServerName[] // the keys of the object above
