// A month of running campaigns, played in three ways that must come to the same.
import { setTimeout as wait } from 'node:timers/promises'
import { startWorkerd } from '../../sandbox/workerd.ts'
import type { Event } from '../../src/domain/events.ts'
import { createMockServer } from '../../src/node/index.ts'
import { inHands } from '../in-hands.ts'
import type { Call } from '../populated.ts'
import { callOf, type Server, startCampaigns } from '../worker/campaigns.ts'
import { differenceFrom, eventsBy } from '../worker/events.ts'
import { objectsIn, storedTime } from '../worker/stored.ts'

const days = 31
/** A month after the epoch, at which frozen clocks begin. */
const end = new Date('2026-02-05T14:00:00.000Z')
const hands = 16

/** How many campaigns each key has. */
export const campaignsEach = 2
/** By two new leads a day these last for all working days of the month. */
const plan = { accounts: 1, campaigns: campaignsEach, leads: 50, how: { maxNewLeadsPerDay: 2, stopOnReply: false } }

const of = (server: Server, key: number): Call => callOf(server, `rl_test_month_${key}`)
const start = (server: Server, key: number) => startCampaigns(of(server, key), { ...plan, seed: key })

/** What happened to each key, in the order of the keys. */
export type Month = Event[][]

/** How many events of all keys are lost, and how many there are that should not be. */
export function differenceOf(expected: Month, month: Month): { lost: number; more: number } {
  const each = expected.map((events, nth) => differenceFrom(events, month[nth] ?? []))
  return { lost: each.reduce((sum, { lost }) => sum + lost, 0), more: each.reduce((sum, { more }) => sum + more, 0) }
}

/** On Node, whose clock is moved on at once. */
export async function onNode(keys: number[]): Promise<Month> {
  using mock = createMockServer()
  const server = { fetch: mock.fetch, url: 'http://mock.test' }
  for (const key of keys) {
    await start(server, key)
    await of(server, key)('POST', '/_mock/clock/advance', { to: end })
  }
  return await monthOf(server, keys)
}

/** As a Worker, whose clocks are moved on day by day, those of all keys side by side. */
export const byAdvances = (keys: number[], data: string): Promise<Month> =>
  asWorker(data, { CLOCK: 'frozen' }, async (worker) => {
    await inHands(hands, keys, (key) => start(worker, key))
    for (let day = 1; day <= days; day += 1)
      await inHands(hands, keys, (key) => of(worker, key)('POST', '/_mock/clock/advance', { by: '1d' }))
    return monthOf(worker, keys)
  })

/**
 * As a Worker, whose clocks run. Each key is asked once, at the beginning; from then on only its alarms wake it.
 *
 * @param seconds how long the month lasts
 */
export async function byAlarms(keys: number[], data: string, seconds: number): Promise<Month> {
  await asWorker(data, { CLOCK: 'frozen' }, (worker) => inHands(hands, keys, (key) => start(worker, key)))
  const running = { CLOCK: 'running', SPEED: String(Math.ceil((days * 86_400) / seconds)) }
  return asWorker(data, running, async (worker) => {
    await inHands(hands, keys, (key) => of(worker, key)('GET', '/_mock/clock'))
    await untilOver(data, 10 * seconds)
    return monthOf(worker, keys)
  })
}

async function asWorker<Result>(
  data: string,
  settings: Record<string, string>,
  act: (worker: Server) => Promise<Result>,
): Promise<Result> {
  const workerd = await startWorkerd({ data, settings })
  try {
    return await act({ fetch, url: workerd.url })
  } finally {
    await workerd.kill()
  }
}

/** Until the month is over for every key, by what is stored of it. */
async function untilOver(data: string, seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 1) {
    const times = objectsIn(data).map(storedTime)
    if (times.every((time) => time >= end)) return
    await wait(1000)
  }
  const times = objectsIn(data).map(storedTime)
  const behind = times.filter((time) => time < end)
  throw new Error(`${behind.length} of ${times.length} keys have not come to the end of the month by their alarms.`)
}

const monthOf = (server: Server, keys: number[]): Promise<Month> =>
  Promise.all(keys.map((key) => eventsBy(end, of(server, key))))
