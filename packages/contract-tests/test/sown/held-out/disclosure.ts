import { edited, onStatus } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { queryOf, withHeaders, withQuery } from '../message.ts'
import { createdAccounts } from './world.ts'

/** Successes that tell the key to whoever keeps them: a log, a cache, a bookmark. */
export const disclosureFaults = faultsOf('disclosure', [
  {
    name: 'key-in-the-cursor',
    operation: 'accounts.list',
    about: 'Keeps the API key inside of the cursor, which anybody can decode.',
    async handle(asked, call) {
      const cursor = queryOf(asked, 'cursor')
      const answered = await call(cursor ? withQuery(asked, { cursor: opened(cursor) }) : asked)
      if (answered.status !== 200) return answered
      const key = asked.headers.get('authorization')?.replace('Bearer ', '')
      return edited(answered, ({ pagination }) => {
        if (pagination.nextCursor) pagination.nextCursor = base64({ key, after: pagination.nextCursor })
      })
    },
    async shows(api) {
      await createdAccounts(api, '+12025550101', '+12025550102')
      const { pagination } = await api.must('accounts.list', { query: { limit: 1 } })
      return Buffer.from(pagination.nextCursor, 'base64url').toString().includes(api.key)
    },
  },
  {
    name: 'key-in-a-header',
    operation: 'settings.get',
    about: 'Sends the request header with the API key back, as a proxy does to be debugged.',
    handle: onStatus(200, (answered, { headers }) =>
      withHeaders(answered, { 'x-forwarded-authorization': headers.get('authorization') ?? undefined }),
    ),
    async shows({ call, key }) {
      return [...(await call('settings.get')).headers.values()].some((value) => value.includes(key))
    },
  },
])

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The cursor inside; one that holds none stays as it is. */
function opened(cursor: string): string {
  try {
    const { after } = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return typeof after === 'string' && after !== '' ? after : cursor
  } catch {
    return cursor
  }
}
