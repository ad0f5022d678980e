import { createControl } from '../../packages/mock-server/src/control-client/index.ts'
import { createMockServer } from '../../packages/mock-server/src/node/index.ts'
import { medians, rounds } from '../measure/rounds.ts'
import { type Lists, listsAt } from './lists.ts'

/** Milliseconds on the clock on the wall. */
export interface Measured {
  /** The first workspace of the process, for which the world is played. */
  first: number
  /** Of each way to a workspace with the world the middle. */
  ways: Record<Way, number>
}

export type Way = 'created' | 'createdByHttp' | 'reset' | 'resetByHttp'

const count = 200

/** @throws Error when a workspace does not begin with the world alone */
export async function measure(): Promise<Measured> {
  using mock = createMockServer({ world: 'demo' })
  const { url, close } = await mock.listen()
  const lists = listsAt(url)
  const first = await timed(() => mock.workspace('rl_test_first'))
  const expected = await lists.count('rl_test_first')

  const controlOf = (apiKey: string) => createControl({ baseUrl: url, apiKey })

  let made = 0
  const creating = async (open: (key: string) => unknown) => {
    const key = `rl_test_${++made}`
    const took = await timed(() => open(key))
    await isAsExpected(key, { lists, expected })
    await controlOf(key).workspace.remove() // or one that was used before would be closed for the next one
    return took
  }
  const resetting = async (key: string, reset: (key: string) => unknown) => {
    await lists.add(key)
    const took = await timed(() => reset(key))
    await isAsExpected(key, { lists, expected })
    return took
  }
  const ways = await rounds(count, {
    created: () => creating((key) => mock.workspace(key)),
    createdByHttp: () => creating((key) => lists.count(key)),
    reset: () => resetting('rl_test_reset', (key) => mock.workspace(key).reset()),
    resetByHttp: () => resetting('rl_test_reset_http', (key) => controlOf(key).workspace.reset()),
  } satisfies Record<Way, () => Promise<number>>)
  await close()
  return { first, ways: medians(ways) }
}

async function timed(run: () => unknown): Promise<number> {
  const begin = performance.now()
  await run()
  return performance.now() - begin
}

async function isAsExpected(key: string, { lists, expected }: { lists: Lists; expected: number }): Promise<void> {
  const count = await lists.count(key)
  if (count !== expected) throw new Error(`A workspace of the world has ${expected} lead lists, and this one ${count}.`)
}
