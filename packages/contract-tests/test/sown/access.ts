import { hasKey, onAsked, onStatus, problem } from './edits.ts'
import { faultsOf } from './fault.ts'
import { withHeaders, withJson } from './message.ts'
import { own } from './sow.ts'
import { amara, conversation, statusAndCode } from './world.ts'

const key = 'Bearer rl_test_of_the_server'

/** Keys that are not asked for, and methods that should not be there. */
export const accessFaults = faultsOf('access', [
  {
    name: 'no-key-needed',
    operation: 'knowledgeBase.listSources',
    about: 'Answers somebody without a key.',
    handle: onAsked((asked) =>
      asked.headers.get('authorization') ? asked : withHeaders(asked, { authorization: key }),
    ),
    async shows({ call }) {
      return (await call('knowledgeBase.listSources', { headers: { authorization: '' } })).status
    },
  },
  {
    name: 'any-key-accepted',
    operation: 'credits.getBalance',
    about: 'Takes any bearer token, live keys too.',
    handle: onAsked((asked) => {
      const bearer = asked.headers.get('authorization')?.startsWith('Bearer ')
      return bearer && !hasKey(asked) ? withHeaders(asked, { authorization: key }) : asked
    }),
    async shows({ call }) {
      return (await call('credits.getBalance', { headers: { authorization: 'Bearer nonsense' } })).status
    },
  },
  {
    name: 'scheme-not-needed',
    operation: 'agents.getUsage',
    about: 'Takes a key without `Bearer` before it, or with another scheme.',
    handle: onAsked((asked) => {
      const [bare] = /rl_test_\S+$/.exec(asked.headers.get('authorization') ?? '') ?? []
      return bare ? withHeaders(asked, { authorization: `Bearer ${bare}` }) : asked
    }),
    async shows({ call, key: authorization }) {
      return (await call('agents.getUsage', { headers: { authorization } })).status
    },
  },
  {
    name: 'put-taken-as-patch',
    operation: 'conversations.updateContact',
    about: 'Changes a contact by PUT, which is not offered.',
    handlers: () => ({
      '/api/v1/contacts/{phone}': (asked, call) => call(asked.method === 'PUT' ? { ...asked, method: 'PATCH' } : asked),
    }),
    async shows(api) {
      await conversation(api)
      const json = { company: 'Lantern Café' }
      return (await api.method('PUT', 'conversations.updateContact', { ids: { phone: amara }, json })).status
    },
  },
  {
    name: 'collection-deleted',
    operation: 'orders.list',
    about: 'Answers 200 to DELETE of all orders, which is not offered.',
    handlers: () => ({
      async '/api/v1/orders'(asked, call) {
        if (asked.method !== 'DELETE') return call(asked)
        const answered = await call(own(asked, 'orders.list', {}))
        return answered.status === 200 ? withJson(answered, { deleted: 0 }) : answered
      },
    }),
    async shows({ method }) {
      return (await method('DELETE', 'orders.list')).status
    },
  },
  {
    name: 'method-answered-as-missing',
    operation: 'credits.getBalance',
    about: 'Answers 404 in place of 405 to a method that the balance does not offer.',
    handlers: () => ({
      '/api/v1/credits/balance': onStatus(405, () => problem(404, 'not_found', 'There is no such path.')),
    }),
    async shows({ method }) {
      return statusAndCode(await method('POST', 'credits.getBalance'))
    },
  },
])
