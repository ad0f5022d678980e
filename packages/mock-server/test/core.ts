import { type CoreOptions, createCore } from '../src/index.ts'
import { openDatabase, openScratch } from '../src/node/sqlite.ts'
import type { Database } from '../src/store/database.ts'
import { recorded } from './matrix/record.ts'

/**
 * A server whose workspaces can be reached into, for worlds that no call of the API can make.
 *
 * @param watch is given each database, and gives the one to use
 * @param options what is to be other than usual
 */
export function setupCore(watch = (database: Database): Database => database, options: Partial<CoreOptions> = {}) {
  const core = createCore({
    open: (id) => watch(openDatabase(id, undefined)),
    isStored: () => false,
    remove() {},
    mostOpen: 256,
    openScratch,
    world: 'empty',
    onWorldProgress: undefined,
    clock: 'frozen',
    speed: 1,
    wakeAt() {},
    seed: 0,
    start: undefined,
    validateResponses: true,
    rateLimit: undefined,
    errorFormat: 'problem',
    wait: async () => {},
    onRequest: undefined,
    onEvent: undefined,
    report: (error) => {
      throw error
    },
    ...options,
  })
  const fetch = recorded(core.fetch)
  return { core, fetch, workspace: core.workspaceOf('rl_test_1'), steered: core.steer('rl_test_1') }
}
