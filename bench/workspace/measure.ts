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

export type Way = 'created' | 'createdByHttp' | 'staying' | 'reset' | 'resetByHttp'

const count = 200

/** Fewer than the server holds open, beyond which it would close one for each that it opens. */
const staying = 100

/** @throws Error when a workspace does not begin with the world alone */
export async function measure(): Promise<Measured> {
  using mock = createMockServer({ world: 'demo' })
  const { url, close } = await mock.listen()
  const lists = listsAt(url)
  const workspaceOf = (apiKey: string) => createControl({ baseUrl: url, apiKey }).workspace
  const first = await timed(() => mock.workspace('rl_test_first'))
  const expected = await lists.count('rl_test_first')

  const creating = async (key: string, open: (key: string) => unknown) => {
    const took = await timed(() => open(key))
    await isAsExpected(key, { lists, expected })
    return took
  }
  const creatingForOnce = async (open: (key: string) => unknown) => {
    const took = await creating('rl_test_once', open)
    await workspaceOf('rl_test_once').remove()
    return took
  }
  const resetting = async (key: string, reset: (key: string) => unknown) => {
    await lists.add(key)
    const took = await timed(() => reset(key))
    await isAsExpected(key, { lists, expected })
    return took
  }

  // One kind after the other, as what one leaves behind, such as memory that is free, would be the other's gain.
  const stay = await rounds(staying, { staying: () => creating(nextKey(), (key) => mock.workspace(key)) })
  const created = await rounds(count, {
    created: () => creatingForOnce((key) => mock.workspace(key)),
    createdByHttp: () => creatingForOnce((key) => lists.count(key)),
  })
  const reset = await rounds(count, {
    reset: () => resetting('rl_test_reset', (key) => mock.workspace(key).reset()),
    resetByHttp: () => resetting('rl_test_reset_by_http', (key) => workspaceOf(key).reset()),
  })
  await close()
  return { first, ways: medians({ ...created, ...stay, ...reset }) }
}

let made = 0
const nextKey = (): string => `rl_test_${++made}`

async function timed(run: () => unknown): Promise<number> {
  const begin = performance.now()
  await run()
  return performance.now() - begin
}

async function isAsExpected(key: string, { lists, expected }: { lists: Lists; expected: number }): Promise<void> {
  const count = await lists.count(key)
  if (count !== expected) throw new Error(`A workspace of the world has ${expected} lead lists, and this one ${count}.`)
}
