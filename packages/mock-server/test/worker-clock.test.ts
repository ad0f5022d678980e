import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test, vi } from 'vitest'
import { caller, populate } from './populated.ts'
import { eventsOf } from './stream.ts'
import { startSandbox } from './worker/start.ts'

const headers = { authorization: 'Bearer rl_test_1' }

test('a campaign of a Worker goes on by itself while its clock runs', async () => {
  // Of two minutes that it takes at most until the next message, each lasts a fiftieth of a second.
  const { url } = await startSandbox({ CLOCK: 'running', SPEED: '3000', NOW: '2026-01-05T15:00:00Z' })
  const call = caller(fetch, url)
  const { campaignId, leadId } = await populate(call)
  const { body } = await fetch(`${url}/_mock/events/stream?type=message.delivered`, { headers })
  await call('POST', `/api/v1/campaigns/${campaignId}/leads`, { leadIds: [leadId] })

  const started = await call('POST', `/api/v1/campaigns/${campaignId}/start`)
  const events = eventsOf(body)
  const [delivered] = await events.take(1)

  expect(started.status).toBe(200)
  expect(delivered?.event).toBe('message.delivered')
  await events.leave()
})

/** When the clock of the only workspace was last stored, by the file that the runtime keeps. */
function storedTime(data: string): number {
  const [file = ''] = globSync('workspaces/*.sqlite', { cwd: data }).filter((name) => !name.includes('metadata'))
  const db = new DatabaseSync(join(data, file), { readOnly: true })
  const row = db.prepare("select value from meta where key = 'now'").get()
  db.close()
  return Number(row?.value)
}

test('what was due goes on after a restart, although nobody asks for it', async () => {
  const sandbox = await startSandbox({ CLOCK: 'running', SPEED: '3000', NOW: '2026-01-05T15:00:00Z' })
  await populate(caller(fetch, sandbox.url))

  await sandbox.restart('kill')
  const before = storedTime(sandbox.data)

  await vi.waitFor(() => expect(storedTime(sandbox.data)).toBeGreaterThan(before), { timeout: 60_000 })
})
