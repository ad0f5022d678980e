import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test, vi } from 'vitest'
import { alarmOf } from '../src/worker/alarm.ts'
import { caller } from './populated.ts'
import { startSandbox } from './worker/start.ts'

const day = 24 * 3_600_000
const headers = { authorization: 'Bearer rl_test_1' }
const expiresOf = (response: Response) => response.headers.get('x-workspace-expires')

/** Whether the only workspace is still stored, by the file that the runtime keeps; asking it would use it. */
function isThere(data: string): boolean {
  const [file = ''] = globSync('workspaces/*.sqlite', { cwd: data }).filter((name) => !name.includes('metadata'))
  const db = new DatabaseSync(join(data, file), { readOnly: true })
  const found = db.prepare("select 1 from sqlite_schema where name = 'leads'").get()
  db.close()
  return found !== undefined
}

describe('a workspace of a Worker', () => {
  test('says with each answer when it goes, unless it is used before', async () => {
    const { url } = await startSandbox({ EXPIRES_AFTER: '10' })
    const get = (path: string) => fetch(`${url}${path}`, { headers })

    const answers = [await get('/api/v1/leads'), await get('/_mock/clock'), await get('/nowhere')]

    const times = answers.map((answer) => Date.parse(expiresOf(answer) ?? ''))
    expect(times.every((time) => time >= Date.now() + 10 * day - 10_000)).toBe(true)
    expect(times.every((time) => time <= Date.now() + 10.4 * day)).toBe(true)
    expect(expiresOf(answers[0] as Response)).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/)
  })

  test('says nothing of it where there is none', async () => {
    const { url } = await startSandbox()

    const keyless = await fetch(`${url}/api/v1/leads`)
    const picture = await fetch(`${url}/_mock/media/wsp_0000000000000000/med_1`)
    const deleted = await fetch(`${url}/_mock/workspace`, { method: 'DELETE', headers })

    expect([keyless.status, picture.status, deleted.status]).toEqual([401, 404, 204])
    expect([keyless, picture, deleted].map(expiresOf)).toEqual([null, null, null])
  })

  test('goes when nobody has used it for so long, although its clock runs', async () => {
    // Four seconds; by its clock those are hours, in which the day ends.
    const { url, data } = await startSandbox({
      CLOCK: 'running',
      SPEED: '100000',
      NOW: '2026-01-05T15:00:00Z',
      EXPIRES_AFTER: '0.00005',
    })
    const call = caller(fetch, url)
    await call('POST', '/api/v1/lead-lists', { name: 'Cafés' })
    expect(isThere(data)).toBe(true)

    await vi.waitFor(() => expect(isThere(data)).toBe(false), { timeout: 60_000, interval: 200 })

    expect((await call('GET', '/api/v1/lead-lists')).body.data).toEqual([])
  })

  test('is not there for no days', async () => {
    const { url } = await startSandbox({ EXPIRES_AFTER: '0' })

    const answer = await fetch(`${url}/api/v1/leads`, { headers })

    expect(await answer.text()).toBe(
      'This Worker is set up wrongly. EXPIRES_AFTER must be a number of days above 0, up to 9999, not "0".\n',
    )
  })
})

/** The storage of an object, as far as its alarm needs it. */
function storage() {
  const values = new Map<string, number>()
  const alarms: (Date | null)[] = []
  return {
    alarms,
    kv: {
      get: (key: string) => values.get(key),
      put: (key: string, value: number) => void values.set(key, value),
      delete: (key: string) => values.delete(key),
    },
    setAlarm: async (time: Date) => void alarms.push(time),
    deleteAlarm: async () => void alarms.push(null),
  }
}

describe('the alarm of an object', () => {
  const noon = new Date('2026-03-10T12:00:00.000Z')
  const after = (days: number) => new Date(noon.getTime() + days * day)

  test('is for what comes first: what is due, or the end', () => {
    const { alarms, ...given } = storage()
    const alarm = alarmOf(given, 30 * day)

    const end = alarm.use(noon)
    alarm.wakeAt(after(40))
    alarm.wakeAt(after(2))
    alarm.wakeAt(null)

    expect(alarms).toEqual([end, end, after(2), end])
  })

  test('puts the end off with each use, and stores that once a day', () => {
    const { alarms, ...given } = storage()
    const alarm = alarmOf(given, 30 * day)

    const ends = [0, 0.1, 0.2, 1, 1.1].map((days) => alarm.use(after(days)))

    expect(ends.map((end) => (end.getTime() - noon.getTime()) / day)).toEqual([30.5, 30.5, 30.5, 31.5, 31.5])
    expect(alarms).toHaveLength(2)
  })

  test('knows the end after the object was put away', () => {
    const { alarms: _, ...given } = storage()
    const end = alarmOf(given, 30 * day).use(noon)

    const again = alarmOf(given, 30 * day)

    expect([again.isOver(after(30)), again.isOver(end)]).toEqual([false, true])
  })
})
