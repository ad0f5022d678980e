import { onStatus } from './edits.ts'
import { faultsOf } from './fault.ts'
import { withHeaders } from './message.ts'
import type { Handler } from './sow.ts'
import { amara, campaign, conversation, hello, list } from './world.ts'

const without = (status: number, name: string): Handler =>
  onStatus(status, (answered) => withHeaders(answered, { [name]: undefined }))

/** Headers that are missing or wrong. */
export const headerFaults = faultsOf('headers', [
  {
    name: 'no-request-id',
    operation: 'campaigns.addStep',
    about: 'Leaves out X-Request-Id.',
    handle: without(201, 'x-request-id'),
    async shows(api) {
      const { headers } = await api.call('campaigns.addStep', { ids: await campaign(api), json: hello })
      return headers.has('x-request-id')
    },
  },
  {
    name: 'no-location',
    operation: 'orders.create',
    about: 'Leaves out Location when an order was made.',
    handle: without(201, 'location'),
    async shows({ call }) {
      const json = { items: [{ product: 'credits', quantity: 10 }], paymentMethod: 'invoice' }
      return (await call('orders.create', { json })).headers.has('location')
    },
  },
  {
    name: 'location-leads-nowhere',
    operation: 'agents.create',
    about: 'Answers a Location that no path of the API has.',
    handle: onStatus(201, (answered) =>
      withHeaders(answered, { location: answered.headers.get('location')?.replace('/agents/', '/agent/') }),
    ),
    async shows({ call }) {
      const { headers } = await call('agents.create', { json: { name: 'Concierge', instructions: 'Answer.' } })
      return headers.get('location')
    },
  },
  {
    name: 'no-retry-after',
    operation: 'provision.start',
    about: 'Leaves out Retry-After when a code is asked for too early.',
    handle: without(429, 'retry-after'),
    async shows({ call, must }) {
      await must('provision.start', { json: { phone: amara } })
      return (await call('provision.start', { json: { phone: amara } })).headers.has('retry-after')
    },
  },
  {
    name: 'no-challenge',
    operation: 'knowledgeBase.getStats',
    about: 'Leaves out WWW-Authenticate when the key is missing.',
    handle: without(401, 'www-authenticate'),
    async shows({ call }) {
      const { headers } = await call('knowledgeBase.getStats', { headers: { authorization: '' } })
      return headers.has('www-authenticate')
    },
  },
  {
    name: 'success-of-another-type',
    operation: 'conversations.getContact',
    about: 'Answers JSON as text/html.',
    handle: onStatus(200, (answered) => withHeaders(answered, { 'content-type': 'text/html; charset=utf-8' })),
    async shows(api) {
      await conversation(api)
      return (await api.call('conversations.getContact', { ids: { phone: amara } })).type
    },
  },
  {
    name: 'problem-of-another-type',
    operation: 'knowledgeBase.reingestSource',
    about: 'Answers a problem as application/json.',
    handle: onStatus(404, (answered) => withHeaders(answered, { 'content-type': 'application/json' })),
    async shows({ call }) {
      return (await call('knowledgeBase.reingestSource', { ids: { sourceId: 'kbs_none' } })).type
    },
  },
  {
    name: 'no-allow',
    operation: 'settings.get',
    about: 'Leaves out Allow when the settings do not offer a method.',
    handlers: () => ({ '/api/v1/settings': without(405, 'allow') }),
    async shows({ method }) {
      return (await method('DELETE', 'settings.get')).headers.has('allow')
    },
  },
  {
    name: 'allow-lacks-a-method',
    operation: 'leadLists.get',
    about: 'Names only GET in Allow, although a list can also be deleted.',
    handlers: () => ({
      '/api/v1/lead-lists/{leadListId}': onStatus(405, (answered) => withHeaders(answered, { allow: 'GET' })),
    }),
    async shows(api) {
      const { headers } = await api.method('PUT', 'leadLists.get', { ids: { leadListId: await list(api) } })
      return headers.get('allow')
    },
  },
  {
    name: 'replay-not-marked',
    operation: 'campaigns.duplicate',
    about: 'Leaves out Idempotency-Replayed when it answers from its memory.',
    handle: without(201, 'idempotency-replayed'),
    async shows(api) {
      const input = { ids: await campaign(api), headers: { 'idempotency-key': 'copy-1' }, json: {} }
      await api.must('campaigns.duplicate', input)
      return (await api.call('campaigns.duplicate', input)).headers.has('idempotency-replayed')
    },
  },
])
