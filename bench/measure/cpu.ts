// What a server costs: processor time and memory of its process and of all processes that it started.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export interface Usage {
  /** User and system time since it was started; a hundredth is the finest that is told. */
  cpuSeconds: number
  /** Resident memory in bytes. */
  memory: number
}

interface Process extends Usage {
  pid: number
  parent: number
}

/** @throws Error when there is no such process any more */
export function usageOf(pid: number): Usage {
  const tree = treeOf(pid, process.platform === 'linux' ? fromProc() : fromPs())
  if (tree.length === 0) throw new Error(`There is no process ${pid}.`)
  return {
    cpuSeconds: tree.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    memory: tree.reduce((sum, { memory }) => sum + memory, 0),
  }
}

function treeOf(pid: number, processes: Process[]): Process[] {
  const children = processes.filter(({ parent }) => parent === pid).flatMap((child) => treeOf(child.pid, processes))
  return [...processes.filter((each) => each.pid === pid), ...children]
}

/** Linux's `ps` counts whole seconds, its files in `/proc` hundredths. */
function fromProc(): Process[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
      const [, parent, ...rest] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number)
      const [user = 0, system = 0] = rest.slice(9)
      const [, memory = 0] = readFileSync(`/proc/${pid}/status`, 'latin1').match(/^VmRSS:\s*(\d+) kB$/m) ?? []
      return [
        { pid: Number(pid), parent: parent ?? 0, cpuSeconds: (user + system) / 100, memory: Number(memory) * 1024 },
      ]
    } catch {
      return [] // it ended meanwhile
    }
  })
}

function fromPs(): Process[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,time='], { encoding: 'utf8' }).trim().split('\n')
  return lines.map((line) => {
    const [pid, parent, memory, time = ''] = line.trim().split(/\s+/)
    const cpuSeconds = time.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0)
    return { pid: Number(pid), parent: Number(parent), cpuSeconds, memory: Number(memory) * 1024 }
  })
}
