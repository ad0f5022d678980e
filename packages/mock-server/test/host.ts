import type { CoreOptions } from '../src/index.ts'
import { openDatabase } from '../src/node/sqlite.ts'
import { setupCore } from './core.ts'

/** When the machine's time begins. */
const noon = Date.parse('2026-03-10T12:00:00.000Z')

/**
 * A server with a running clock on a machine whose time is the test's, and which wakes it when the test says so.
 *
 * @param since milliseconds of the machine's that have gone by already
 */
export function setupHost(options: Partial<CoreOptions> = {}, since = 0) {
  let time = noon + since
  let wakesAt: Date | null = null
  const asked: (Date | null)[] = []
  const reported: unknown[] = []
  const world = setupCore(undefined, {
    clock: 'running',
    machineTime: () => new Date(time),
    wakeAt(_, at) {
      wakesAt = at
      asked.push(at)
    },
    report: (error) => reported.push(error),
    ...options,
  })
  return {
    ...world,
    /** What it asked for, in the order in which it did. */
    asked,
    reported,
    /** Lets the machine's time go by, without waking anyone. */
    pass(milliseconds: number) {
      time += milliseconds
    },
    /** Goes on to the time that was asked for, or so much later, and wakes the workspace. */
    wake(late = 0) {
      if (wakesAt === null) throw new Error('Nothing asked to be woken.')
      time = wakesAt.getTime() + late
      wakesAt = null
      world.core.wake(world.workspace.id)
    },
  }
}

/** Databases in a directory, for a server that is started again. */
export const keptIn = (directory: string): Partial<CoreOptions> => ({ open: (id) => openDatabase(id, directory) })
