import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { populate } from './populated.ts'
import { eventsOf } from './stream.ts'
import { callOf } from './worker/campaigns.ts'
import { type Sandbox, startSandbox } from './worker/start.ts'
import { objectsIn, storedTime } from './worker/stored.ts'

const apiKey = 'rl_test_1'
const headers = { authorization: `Bearer ${apiKey}` }
/** Of two minutes that it takes at most until the next message, each lasts a fiftieth of a second. */
const running = { CLOCK: 'running', SPEED: '3000' }
/** How many milliseconds an alarm may be late, on a machine that has much else to do. */
const timeout = 30_000

/** What only an alarm brings about, or what is missing when none comes. */
async function byAlarm<Value>(what: string, coming: Promise<Value>, { log }: Sandbox): Promise<Value> {
  const late = wait(timeout, undefined, { ref: false }).then(() => {
    throw new Error(`No alarm has brought about ${what}. The runtime said: ${log() || 'nothing'}`)
  })
  return Promise.race([coming, late])
}

/** A sandbox whose clock runs once there is something in it, as a code that was sent is good for but a moment then. */
async function startRunning() {
  const sandbox = await startSandbox({ NOW: '2026-01-05T15:00:00Z' })
  const made = await populate(callOf({ fetch, url: sandbox.url }, apiKey))
  await sandbox.restart('kill', running)
  await callOf({ fetch, url: sandbox.url }, apiKey)('GET', '/_mock/clock') // which sets the first alarm
  return { sandbox, made }
}

test('a campaign of a Worker goes on by itself while its clock runs', async () => {
  const { sandbox, made } = await startRunning()
  const call = callOf({ fetch, url: sandbox.url }, apiKey)
  const { body } = await fetch(`${sandbox.url}/_mock/events/stream?type=message.delivered`, { headers })
  await call('POST', `/api/v1/campaigns/${made.campaignId}/leads`, { leadIds: [made.leadId] })

  await call('POST', `/api/v1/campaigns/${made.campaignId}/start`)
  const events = eventsOf(body)
  const [delivered] = await byAlarm('message.delivered', events.take(1), sandbox)

  expect(delivered?.event).toBe('message.delivered')
  await events.leave()
})

test('what was due goes on after a restart, although nobody asks for it', async () => {
  const { sandbox } = await startRunning()
  const [file = ''] = objectsIn(sandbox.data)

  await sandbox.restart('kill', running)
  const before = storedTime(file)

  const isLater = () => expect(storedTime(file), 'No alarm has moved the clock').not.toEqual(before)
  await vi.waitFor(isLater, { timeout })
})
