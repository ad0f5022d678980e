import { readFileSync, writeFileSync } from 'node:fs'
import type { ServerProcess } from '../process.ts'

/** Where the system tells how much memory a process has. */
export const isTold = process.platform === 'linux'

const mebibytes = ({ pid }: Pick<ServerProcess, 'pid'>, name: 'VmHWM' | 'VmRSS'): number =>
  Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${name}:\\s+(\\d+) kB`))?.[1]) / 1024

/** How much memory a process has, in MiB. */
export const memoryOf = (server: Pick<ServerProcess, 'pid'>): number => mebibytes(server, 'VmRSS')

/** How much more memory a process had at some moment of an act than before it, in MiB. */
export async function growthWhile(server: ServerProcess, act: () => Promise<unknown>): Promise<number> {
  writeFileSync(`/proc/${server.pid}/clear_refs`, '5') // the peak begins anew
  const before = memoryOf(server)
  await act()
  return mebibytes(server, 'VmHWM') - before
}
