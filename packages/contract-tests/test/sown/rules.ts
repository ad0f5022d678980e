import type { Json } from '../../src/world/recipes.ts'
import { bare, edited, onStatus, onSuccess } from './edits.ts'
import { faultsOf } from './fault.ts'
import { type Answered, type Asked, type Call, jsonOf, withJson, withQuery } from './message.ts'
import { type Handler, own } from './sow.ts'
import { active, amara, campaign, conversation, scheduled, statusAndCode, warming } from './world.ts'

/** Does nothing, and answers the resource as if it had been done. */
const answering = (status: number, read: (asked: Asked, call: Call) => Promise<Answered>): Handler =>
  onStatus(status, (_, asked, call) => read(asked, call))

const readCampaign = answering(409, (asked, call) => call(own(asked, 'campaigns.get', asked.ids)))

/** Rules of an operation that nobody keeps. */
export const ruleFaults = faultsOf('rules', [
  {
    name: 'active-campaign-started',
    operation: 'campaigns.start',
    about: 'Answers 200 when an active campaign is started again.',
    handle: readCampaign,
    async shows(api) {
      return (await api.call('campaigns.start', { ids: await active(api), json: {} })).status
    },
  },
  {
    name: 'draft-paused',
    operation: 'campaigns.pause',
    about: 'Answers 200 when a draft is paused.',
    handle: readCampaign,
    async shows(api) {
      return (await api.call('campaigns.pause', { ids: await campaign(api), json: {} })).status
    },
  },
  {
    name: 'list-of-active-campaign-deleted',
    operation: 'leadLists.delete',
    about: 'Answers 204 for a list that an active campaign names.',
    handle: onStatus(409, (answered) => bare(answered, 204)),
    async shows(api) {
      return (await api.call('leadLists.delete', { ids: await active(api) })).status
    },
  },
  {
    name: 'agent-of-active-campaign-deleted',
    operation: 'agents.delete',
    about: 'Answers 204 for an agent that an active campaign answers with.',
    handle: onStatus(409, (answered) => bare(answered, 204)),
    async shows(api) {
      return (await api.call('agents.delete', { ids: await active(api) })).status
    },
  },
  {
    name: 'active-campaign-deleted',
    operation: 'campaigns.delete',
    about: 'Pauses an active campaign and deletes it in place of refusing.',
    handle: onStatus(409, async (_, asked, call) => {
      await call(own(asked, 'campaigns.pause', asked.ids, {}))
      return call(asked)
    }),
    async shows(api) {
      return (await api.call('campaigns.delete', { ids: await active(api) })).status
    },
  },
  {
    name: 'paused-account-sends',
    operation: 'conversations.sendMessage',
    about: 'Sends from an account that is paused.',
    handle: onStatus(409, async (answered, asked, call) => {
      if (jsonOf(answered).code !== 'account_paused') return answered
      const all = withQuery(own(asked, 'conversations.list', {}), { limit: '100' })
      const open = jsonOf(await call(all)).data.find(({ id }: Json) => id === asked.ids.conversationId)
      if (!open) return answered
      const { accountId } = open
      const toggled = (paused: boolean) => call(own(asked, 'accounts.togglePause', { accountId }, { paused }))
      await toggled(false)
      const sent = await call(asked)
      await toggled(true)
      return sent
    }),
    async shows(api) {
      const ids = await conversation(api)
      await api.must('accounts.togglePause', { ids, json: { paused: true } })
      return (await api.call('conversations.sendMessage', { ids, json: { text: 'Hi' } })).status
    },
  },
  {
    name: 'wrong-code-accepted',
    operation: 'provision.verify',
    about: 'Connects an account by any code.',
    handle: onStatus(422, (answered, asked, call) => {
      if (jsonOf(answered).code !== 'otp_invalid') return answered
      return call(edited(asked, (body) => Object.assign(body, { code: '123456' })))
    }),
    async shows({ must, call }) {
      await must('provision.start', { json: { phone: amara } })
      const json = { phone: amara, code: '000000', displayName: 'Juniper' }
      return (await call('provision.verify', { json })).status
    },
  },
  {
    name: 'cancelled-twice',
    operation: 'conversations.cancelScheduledMessage',
    about: 'Answers 200 when a cancelled message is cancelled again.',
    handle: onStatus(409, async (_, asked, call) => {
      const all = withQuery(own(asked, 'conversations.listScheduledMessages', asked.ids), { limit: '100' })
      const page = await call(all)
      return withJson(
        page,
        jsonOf(page).data.find(({ id }: Json) => id === asked.ids.scheduledMessageId),
      )
    }),
    async shows(api) {
      const ids = await scheduled(api)
      await api.must('conversations.cancelScheduledMessage', { ids })
      return (await api.call('conversations.cancelScheduledMessage', { ids })).status
    },
  },
  {
    name: 'bulk-counts-wrong',
    operation: 'campaigns.bulkLeadAction',
    about: 'Counts the leads that failed as succeeded, too.',
    handle: onSuccess((body) => {
      body.succeeded = body.requested
    }),
    async shows(api) {
      const json = { action: 'pause', leadIds: ['led_none'] }
      return api.must('campaigns.bulkLeadAction', { ids: await campaign(api), json })
    },
  },
  {
    name: 'registered-again',
    operation: 'accounts.register',
    about: 'Answers 200 for an account that is registered already.',
    handle: answering(409, (asked, call) => call(own(asked, 'accounts.get', asked.ids))),
    async shows(api) {
      return statusAndCode(await api.call('accounts.register', { ids: await warming(api), json: {} }))
    },
  },
])
