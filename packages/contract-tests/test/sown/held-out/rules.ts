import type { Json } from '../../../src/world/recipes.ts'
import { edited, onItems, onStatus, onSuccess } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { type Asked, jsonOf, withHeaders, withQuery } from '../message.ts'
import { own } from '../sow.ts'
import { amara, each, leads, list, order, scheduled, source, warming } from '../world.ts'

/** Rules of an operation that are kept halfway. */
export const ruleFaults = faultsOf('rules', [
  {
    name: 'results-in-another-order',
    operation: 'leads.bulkDelete',
    about: 'Answers the leads that failed first, not in the order of the request.',
    handle: onSuccess(({ results }) => {
      results.sort((one: Json, other: Json) => Number(other.outcome === 'failed') - Number(one.outcome === 'failed'))
    }),
    async shows(api) {
      const { leadId } = await leads(api, 'Okafor')
      const { results } = await api.must('leads.bulkDelete', { json: { leadIds: [leadId, 'led_none'] } })
      return results.map(({ outcome }: Json) => outcome)
    },
  },
  {
    name: 'leads-deleted-with-their-list',
    operation: 'leadLists.delete',
    about: 'Deletes the leads of a list together with it, as a foreign key that cascades.',
    async handle(asked, call) {
      const page = await call(withQuery(own(asked, 'leadLists.listLeads', asked.ids), { limit: '100' }))
      const answered = await call(asked)
      if (answered.status !== 204) return answered
      const leadIds = jsonOf(page).data.map(({ id }: Json) => id)
      if (leadIds.length > 0) await call(own(asked, 'leads.bulkDelete', {}, { leadIds }))
      return answered
    },
    async shows(api) {
      await api.must('leadLists.delete', { ids: await leads(api, 'Okafor') })
      return each(await api.call('leads.list'), 'lastName')
    },
  },
  {
    name: 'rows-counted-with-the-header',
    operation: 'leadLists.importLeads',
    about: 'Counts the header as the first row, so that every error names the row after its own.',
    handle: onSuccess(({ errors }) => {
      for (const error of errors) error.row += 1
    }),
    async shows(api) {
      const json = { rows: [{ phone: amara }, { phone: 'nonsense' }] }
      const { errors } = await api.must('leadLists.importLeads', { ids: { leadListId: await list(api) }, json })
      return errors.map(({ row }: Json) => row)
    },
  },
  {
    name: 'opt-out-keeps-what-is-scheduled',
    operation: 'conversations.updateContact',
    about: 'Leaves scheduled messages pending when their contact opts out.',
    handlers() {
      const cancelled = new Set<string>()
      const placeOf = ({ headers }: Asked, id: string) => `${headers.get('authorization')} ${id}`
      return {
        async 'conversations.cancelScheduledMessage'(asked, call) {
          const answered = await call(asked)
          if (answered.status === 200) cancelled.add(placeOf(asked, jsonOf(answered).id))
          return answered
        },
        'conversations.listScheduledMessages': onSuccess(({ data }, asked) => {
          for (const item of data)
            if (item.status === 'cancelled' && !cancelled.has(placeOf(asked, item.id))) item.status = 'pending'
        }),
      }
    },
    async shows(api) {
      const ids = await scheduled(api)
      await api.must('conversations.updateContact', { ids: { phone: amara }, json: { optedOut: true } })
      return each(await api.call('conversations.listScheduledMessages', { ids }), 'status')
    },
  },
  {
    name: 'summary-of-all',
    operation: 'warmup.getStatus',
    about: 'Counts all accounts of the workspace in `summary`, whatever the answer is filtered by.',
    handle: onStatus(200, async (answered, asked, call) => {
      const { summary } = jsonOf(await call(own(asked, 'warmup.getStatus', {})))
      return edited(answered, (body) => Object.assign(body, { summary }))
    }),
    async shows(api) {
      await warming(api)
      return (await api.must('warmup.getStatus', { query: { status: 'completed' } })).summary
    },
  },
  {
    name: 'balance-before-the-line',
    operation: 'credits.listTransactions',
    about: 'Answers as `balanceAfter` the balance before the line.',
    handle: onItems((line) => {
      line.balanceAfter -= line.amount
    }),
    async shows(api) {
      await order(api, { items: [{ product: 'wa_account', quantity: 1, countryCode: 'US' }], paymentMethod: 'credits' })
      return each(await api.call('credits.listTransactions'), 'balanceAfter')
    },
  },
  {
    name: 'quote-is-an-order',
    operation: 'orders.create',
    about: 'Answers a quote, and orders what it quotes.',
    handle: onStatus(200, async (answered, asked, call) => {
      if (answered.headers.has('idempotency-replayed')) return answered
      const real = edited(withHeaders(asked, { 'idempotency-key': undefined }), (body) =>
        Object.assign(body, { dryRun: false }),
      )
      await call(real)
      return answered
    }),
    async shows({ must, call }) {
      const items = [{ product: 'credits', quantity: 10 }]
      await must('orders.create', { json: { items, dryRun: true } })
      return each(await call('orders.list'), 'totalAmount')
    },
  },
  {
    name: 'code-holds-longer',
    operation: 'provision.start',
    about: 'Tells that a code holds for an hour, which is ten minutes.',
    handle: onSuccess((body) => {
      body.expiresAt = new Date(Date.parse(body.sentAt) + 3_600_000).toISOString()
    }),
    async shows({ must }) {
      const { sentAt, expiresAt } = await must('provision.start', { json: { phone: amara } })
      return Date.parse(expiresAt) - Date.parse(sentAt)
    },
  },
  {
    name: 'pending-not-counted',
    operation: 'knowledgeBase.getStats',
    about: 'Counts a source that waits to be read in `total` and in none of its parts.',
    handle: onSuccess(({ sources }) => {
      sources.processing = 0
    }),
    async shows(api) {
      await source(api)
      return (await api.must('knowledgeBase.getStats')).sources
    },
  },
])
