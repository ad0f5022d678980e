import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Count, Figures, KeyFigures } from '../../src/cli/sandbox-plan/figures.ts'
import { startWorkerd } from '../workerd.ts'

const counting = fileURLToPath(new URL('counting.js', import.meta.url))

type Rows = Figures['rows']

/** Counts on the Workers runtime; the same build counts the same each time. */
export async function measureRows(): Promise<Rows> {
  const empty = await inWorld('empty', async (object) => ({ key: await keyOf(object), ...(await useOf(object)) }))
  const demo = await inWorld('demo', keyOf)
  return { keys: { empty: empty.key, demo }, calls: empty.calls, message: empty.message }
}

/** An object that counts. */
interface Counting {
  call(method: string, path: string, body?: object): Promise<Answer>
  /** Lets the time of the machine go by. */
  elapse(seconds: number): Promise<void>
  /** What was counted since the last time. */
  counted(): Promise<Count & { bytes: number }>
}

/** What is read of answers: of each what it has. */
interface Answer {
  id: string
  data: { id: string }[]
  created: number
  stats: { messagesSent: number }
}

/** Use `measured` on a new key of a world, in a runtime of its own. */
async function inWorld<Measured>(world: string, measured: (object: Counting) => Promise<Measured>): Promise<Measured> {
  const data = mkdtempSync(join(tmpdir(), 'rocketlead-rows-'))
  const settings = { WORLD: world, EXPIRES_AFTER: '9999' } // it is counted for longer than a key would last
  const workerd = await startWorkerd({ data, settings, entry: counting })
  try {
    return await measured(countingAt(workerd.url))
  } finally {
    await workerd.kill()
    rmSync(data, { recursive: true })
  }
}

function countingAt(url: string): Counting {
  async function call<Answered>(method: string, path: string, body?: object): Promise<Answered> {
    const headers = { authorization: 'Bearer rl_test_rows', 'content-type': 'application/json' }
    const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`)
    return JSON.parse(text)
  }
  return {
    call: (method, path, body) => call(method, `/api/v1${path}`, body),
    elapse: (seconds) => call('POST', `/_elapse?seconds=${seconds}`),
    counted: () => call('GET', '/_counts'),
  }
}

const day = 24 * 60 * 60
/** Seconds after which an object is certainly put away. */
const pause = 15

async function keyOf({ call, elapse, counted }: Counting): Promise<KeyFigures> {
  const read = async () => {
    await call('GET', '/settings')
    return counted()
  }
  const created = await read()
  await elapse(30 * day)
  const { bytes, ...month } = await counted()
  await elapse(pause)
  const [first, second] = [await read(), await read()]
  return { created: of(created), opened: difference(first, second), day: share(month, 30), bytes }
}

const leadOf = (index: number) => ({ phone: `+1302${5_550_000 + index}`, firstName: `Lead ${index}` })
const leads = (from: number, count: number) => Array.from({ length: count }, (_, index) => leadOf(from + index))

async function useOf(object: Counting): Promise<Pick<Rows, 'calls' | 'message'>> {
  const { call, counted } = object
  const { id } = await call('POST', '/lead-lists', { name: 'All' })
  await counted()
  await call('POST', `/lead-lists/${id}/leads/import`, { rows: leads(0, 1000) })
  const imported = share(await counted(), 1000)
  const each = async (calls: (index: number) => Promise<unknown>, count = 20) => {
    await calls(count)
    await counted()
    for (let index = 0; index < count; index += 1) await calls(index)
    return share(await counted(), count)
  }
  return {
    calls: {
      get: await each((index) => call('GET', `/leads?phone=${encodeURIComponent(leadOf(index).phone)}`)),
      list: await each(() => call('GET', '/leads?limit=20')),
      create: await each((index) => call('POST', `/lead-lists/${id}/leads`, leadOf(2000 + index))),
      imported,
    },
    message: await messageOf(object),
  }
}

async function messageOf({ call, elapse, counted }: Counting): Promise<Count> {
  const items = [{ product: 'wa_account', quantity: 1, countryCode: 'US', accountType: 'prewarmed' }]
  await call('POST', '/orders', { items, paymentMethod: 'invoice' })
  await elapse(2 * day)
  await call('PATCH', '/settings', { defaultDailyLimit: 200 })
  const { data } = await call('GET', '/accounts')
  const { id } = await call('POST', '/campaigns', {
    name: 'Spring',
    accountIds: data.map((account) => account.id),
    schedule: { windows: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '08:00', to: '20:00' }] },
    steps: [{ text: 'Hi {{firstName|there}}, a new roast is in.', delay: { value: 0, unit: 'days' } }],
  })
  await call('POST', `/campaigns/${id}/leads/import`, { rows: leads(3000, 100) })
  await call('POST', `/campaigns/${id}/start`)
  await counted()
  await elapse(7 * day)
  const campaign = await counted()
  const { stats } = await call('GET', `/campaigns/${id}`)
  return share(campaign, stats.messagesSent)
}

const of = ({ rowsRead, rowsWritten, alarms }: Count): Count => ({ rowsRead, rowsWritten, alarms })

const difference = (one: Count, other: Count): Count => ({
  rowsRead: one.rowsRead - other.rowsRead,
  rowsWritten: one.rowsWritten - other.rowsWritten,
  alarms: one.alarms - other.alarms,
})

/** What one of several costs, to two digits behind the point. */
const share = ({ rowsRead, rowsWritten, alarms }: Count, parts: number): Count => ({
  rowsRead: rounded(rowsRead / parts),
  rowsWritten: rounded(rowsWritten / parts),
  alarms: rounded(alarms / parts),
})

const rounded = (value: number): number => Math.round(value * 100) / 100
