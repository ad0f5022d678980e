// A workspace of a Worker that is killed again and again: its clock runs, its campaign writes, and nobody asks it.
import { setTimeout as wait } from 'node:timers/promises'
import { startWorkerd } from '../../sandbox/workerd.ts'
import { createMockServer } from '../../src/node/index.ts'
import { callOf, type Server, startCampaigns } from '../worker/campaigns.ts'
import { differenceFrom, eventsBy } from '../worker/events.ts'
import { newestEvent, objectsIn } from '../worker/stored.ts'

/** Ten minutes a second. */
export const running = { CLOCK: 'running', SPEED: '600' }

const apiKey = 'rl_test_clocked'
/** Three accounts that write around the clock, each to 60 strangers a day. */
const plan = {
  ...{ seed: 7, accounts: 3, campaigns: 1, leads: 900 },
  how: {
    schedule: { windows: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '23:59' }] },
    delayBetweenMessages: { minSeconds: 900, maxSeconds: 1800 },
    stopOnReply: false,
  },
}
const mostSeconds = 30

/** What happened in the workspace, held against a server on Node that was never killed. */
export interface Happened {
  events: number
  lost: number
  /** Events that there should not be, such as a second time. */
  more: number
}

export interface Clocked {
  /** Asks it once, so that its clock runs. */
  begin(server: { url: string }): Promise<void>
  /** Waits until something happens in it, and gives what is wrong when nothing does. */
  goesOn(): Promise<string[]>
  happened(server: { url: string }): Promise<Happened>
}

/** Makes the workspace in a directory, in which there is no other yet. */
export async function clockedIn(data: string): Promise<Clocked> {
  const workerd = await startWorkerd({ data, settings: { CLOCK: 'frozen' } })
  await startCampaigns(callOf({ fetch, url: workerd.url }, apiKey), plan)
  await workerd.kill()
  const [file = ''] = objectsIn(data)
  return {
    begin: async ({ url }) => void (await callOf({ fetch, url }, apiKey)('GET', '/_mock/clock')),
    async goesOn() {
      const before = newestEvent(file)
      for (let left = 10 * mostSeconds; left > 0; left -= 1) {
        if (newestEvent(file) > before) return []
        await wait(100)
      }
      return [`Nothing happened for ${mostSeconds} seconds after a restart: no alarm woke the running clock`]
    },
    happened: ({ url }) => happenedIn({ fetch, url }),
  }
}

async function happenedIn(worker: Server): Promise<Happened> {
  const call = callOf(worker, apiKey)
  const { body } = await call('GET', '/_mock/clock')
  const now = new Date(String(body.now))
  const events = await eventsBy(now, call)
  using mock = createMockServer()
  const onNode = callOf({ fetch: mock.fetch, url: 'http://mock.test' }, apiKey)
  await startCampaigns(onNode, plan)
  await onNode('POST', '/_mock/clock/advance', { to: now })
  return { events: events.length, ...differenceFrom(await eventsBy(now, onNode), events) }
}
