// Runs a program of Node's to its end, with the time that it took and the memory that it had.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

export interface Build {
  seconds: number
  /** MB that it and its children had at once, at most; where the system tells (Linux). */
  memory?: number
}

/** @throws Error when it fails, with what it wrote last */
export async function run(args: string[], { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv }): Promise<Build> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const wrote: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => wrote.push(String(chunk)))
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(child.pid ?? 0))
  }, 50)
  const [code] = await once(child, 'close')
  clearInterval(timer)
  if (code !== 0) throw new Error(`${args.join(' ')} failed:\n${wrote.join('').slice(-2000)}`)
  return { seconds: (performance.now() - began) / 1000, ...(most > 0 && { memory: most / 1e6 }) }
}

/** Bytes of resident memory of a process and those that it started; what they share counts for each. */
function memoryOf(first: number): number {
  if (!existsSync('/proc/self/stat')) return 0
  const processes = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? statOf(name) : []))
  const family = new Set([first])
  for (const pid of family) for (const { id, parent } of processes) if (parent === pid) family.add(id)
  return processes.reduce((sum, { id, pages }) => sum + (family.has(id) ? pages * 4096 : 0), 0)
}

function statOf(pid: string): { id: number; parent: number; pages: number }[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // After the name, which may have spaces: state, parent, ... and the 22nd, resident pages.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return [{ id: Number(pid), parent: Number(fields[1]), pages: Number(fields[21]) }]
  } catch {
    return [] // has ended meanwhile
  }
}
