import type { MockServer } from '../../src/node/index.ts'

/** What a prepared world fills into the placeholders of a request. */
export interface World {
  key: string
  accountId: string
  otherAccountId: string
  bannedAccountId: string
  capitalAccountId: string
  /** The numbers of the accounts and of the pending code. */
  connected: string
  banned: string
  waiting: string
  accountsCursor: string
  activityCursor: string
  cutCursor: string
  foreignCursor: string
  foreignAccountId: string
}

/** A caller with a key of its own. */
export type Call = (method: string, path: string, body?: object, headers?: Record<string, string>) => Promise<Response>

export const callerOf =
  (mock: MockServer, key: string): Call =>
  (method, path, body, headers = {}) =>
    mock.fetch(`http://mock.test${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    })

const connected = '+12025550101'
const other = '+12025550102'
const banned = '+12025550103'
const waiting = '+12025550104'

const key = 'rl_test_4f3c2b1a'

/** A workspace with two connected accounts, a banned one, a number that waits for its code, and settings of its own. */
export async function prepare(mock: MockServer, foreign: Foreign): Promise<World> {
  const call = callerOf(mock, key)
  const accountId = await provision(call, connected)
  const otherAccountId = await provision(call, other)
  const bannedAccountId = await provision(call, banned)
  await call('POST', `/_mock/accounts/${bannedAccountId}/force`, { event: 'ban' })
  await call('POST', '/api/v1/provision/start', { phone: waiting }, { 'idempotency-key': 'used' })
  await call('PATCH', '/api/v1/settings', { name: 'Juniper', timezone: 'Europe/London', optOutReply: 'Goodbye.' })
  const accountsCursor = await cursorOf(call, '/api/v1/accounts?limit=1')
  return {
    key,
    accountId,
    otherAccountId,
    bannedAccountId,
    capitalAccountId: accountId.toUpperCase(),
    connected,
    banned,
    waiting,
    accountsCursor,
    activityCursor: await cursorOf(call, `/api/v1/accounts/${accountId}/activity?limit=1`),
    cutCursor: accountsCursor.slice(0, -3),
    ...foreign,
  }
}

type Foreign = Pick<World, 'foreignCursor' | 'foreignAccountId'>

/** What another workspace has: a cursor, and an account whose id does not exist in the prepared ones. */
export async function prepareForeign(mock: MockServer): Promise<Foreign> {
  const call = callerOf(mock, 'rl_test_foreign')
  for (const phone of [connected, other, banned, waiting]) await provision(call, phone)
  const foreignAccountId = await provision(call, '+12025550105')
  return { foreignAccountId, foreignCursor: await cursorOf(call, '/api/v1/accounts?limit=1') }
}

async function provision(call: Call, phone: string): Promise<string> {
  await call('POST', '/api/v1/provision/start', { phone })
  const body = { phone, code: '123456', displayName: 'Juniper Coffee' }
  const response = await call('POST', '/api/v1/provision/verify', body)
  const { id } = (await response.json()) as { id: string } // the typed tests vouch for the account
  return id
}

async function cursorOf(call: Call, path: string): Promise<string> {
  const response = await call('GET', path)
  const { pagination } = (await response.json()) as { pagination: { nextCursor: string } } // more than one page is there
  return pagination.nextCursor
}

/** Everything that can be read of a world. */
export async function dump(mock: MockServer, { key, ...world }: World): Promise<Record<string, unknown>> {
  const call = callerOf(mock, key)
  const activities = [world.accountId, world.otherAccountId, world.bannedAccountId].map(
    (id) => `/api/v1/accounts/${id}/activity`,
  )
  const codes = [connected, other, banned, waiting, '+12025550142'].map((phone) => `/_mock/otp/${phone}`)
  const paths = [
    '/api/v1/accounts',
    '/api/v1/credits/balance',
    '/api/v1/settings',
    '/api/v1/warmup/status',
    '/_mock/clock',
    '/_mock/pages',
    ...activities,
    ...codes,
  ]
  const answers = await Promise.all(paths.map(async (path) => [path, await read(call, path)] as const))
  return Object.fromEntries(answers)
}

/** The body; without the request id, which differs each time. */
async function read(call: Call, path: string): Promise<unknown> {
  const response = await call('GET', path)
  return JSON.parse(await response.text(), (name, value) => (name === 'instance' ? undefined : value))
}
