import { onItems, onSuccess } from './edits.ts'
import { faultsOf } from './fault.ts'
import { withText } from './message.ts'
import { own } from './sow.ts'
import { account, agent, campaign, conversation, leads, list, source, upload, warming } from './world.ts'

/** Successes whose bodies lack something, or hold something else than is described. */
export const bodyFaults = faultsOf('body', [
  {
    name: 'required-property-missing',
    operation: 'provision.start',
    about: 'Leaves out `resendAvailableAt`.',
    handle: onSuccess((body) => {
      delete body.resendAvailableAt
    }),
    async shows({ must }) {
      return Object.keys(await must('provision.start', { json: { phone: '+12025550101' } }))
    },
  },
  {
    name: 'nested-property-missing',
    operation: 'campaigns.get',
    about: 'Leaves out `stats.replyRate`.',
    handle: onSuccess(({ stats }) => {
      delete stats.replyRate
    }),
    async shows(api) {
      return (await api.must('campaigns.get', { ids: await campaign(api) })).stats
    },
  },
  {
    name: 'number-as-text',
    operation: 'leads.listTags',
    about: 'Answers `count` as a text, as databases give their sums.',
    handle: onItems((tag) => {
      tag.count = String(tag.count)
    }),
    async shows(api) {
      const { leadId } = await leads(api, 'Okafor')
      await api.must('leads.update', { ids: { leadId }, json: { tags: ['wholesale'] } })
      return api.must('leads.listTags')
    },
  },
  {
    name: 'boolean-as-text',
    operation: 'conversations.list',
    about: 'Answers `read` as the text `true` or `false`.',
    handle: onItems((item) => {
      item.read = String(item.read)
    }),
    async shows(api) {
      await conversation(api)
      return (await api.must('conversations.list')).data[0].read
    },
  },
  {
    name: 'time-as-a-number',
    operation: 'conversations.listMessages',
    about: 'Answers `createdAt` as milliseconds since 1970.',
    handle: onItems((message) => {
      message.createdAt = Date.parse(message.createdAt)
    }),
    async shows(api) {
      return (await api.must('conversations.listMessages', { ids: await conversation(api) })).data[0].createdAt
    },
  },
  {
    name: 'list-as-an-object',
    operation: 'knowledgeBase.listChunks',
    about: 'Answers `data` as an object with the keys `0`, `1` and so on, as PHP writes arrays with a gap.',
    handle: onSuccess((body) => {
      body.data = { ...body.data }
    }),
    async shows(api) {
      return (await api.must('knowledgeBase.listChunks', { ids: { sourceId: await source(api) } })).data
    },
  },
  {
    name: 'empty-list-as-null',
    operation: 'agents.list',
    about: 'Answers `handoffKeywords` as null when there are none, as Go writes a nil slice.',
    handle: onItems((item) => {
      if (item.handoffKeywords.length === 0) item.handoffKeywords = null
    }),
    async shows(api) {
      await agent(api)
      return (await api.must('agents.list')).data[0].handoffKeywords
    },
  },
  {
    name: 'undescribed-property',
    operation: 'settings.get',
    about: 'Answers `__v`, a property of the database, which no description knows.',
    handle: onSuccess((body) => {
      body.__v = 3
    }),
    async shows({ must }) {
      return (await must('settings.get')).__v
    },
  },
  {
    name: 'nested-undescribed-property',
    operation: 'campaigns.listLeads',
    about: 'Answers `lead.tenantId`, which no description knows.',
    handle: onItems(({ lead }) => {
      lead.tenantId = 17
    }),
    async shows(api) {
      const ids = await campaign(api)
      await api.must('campaigns.addLeads', { ids, json: { leads: [{ phone: '+12025550142' }] } })
      return (await api.must('campaigns.listLeads', { ids })).data[0].lead.tenantId
    },
  },
  {
    name: 'unlisted-enum-member',
    operation: 'knowledgeBase.createSource',
    about: 'Answers the status `queued`, which is none.',
    handle: onSuccess((body) => {
      body.status = 'queued'
    }),
    async shows({ must }) {
      const json = { type: 'faq', question: 'How much?', answer: '20 dollars.' }
      return (await must('knowledgeBase.createSource', { json })).status
    },
  },
  {
    name: 'time-without-zone',
    operation: 'campaigns.archive',
    about: 'Answers `archivedAt` without its zone.',
    handle: onSuccess((body) => {
      body.archivedAt = body.archivedAt.slice(0, -1)
    }),
    async shows(api) {
      return (await api.must('campaigns.archive', { ids: await campaign(api) })).archivedAt
    },
  },
  {
    name: 'address-without-scheme',
    operation: 'campaigns.uploadMedia',
    about: "Answers the file's address without `https:`.",
    handle: onSuccess((body) => {
      body.url = body.url.replace(/^https?:/, '')
    }),
    async shows(api) {
      const { url } = await api.must('campaigns.uploadMedia', { ids: await campaign(api), ...upload })
      return URL.canParse(url)
    },
  },
  {
    name: 'number-above-maximum',
    operation: 'accounts.get',
    about: 'Answers a progress of 120 percent.',
    handle: onSuccess(({ warmup }) => {
      warmup.progress = 120
    }),
    async shows(api) {
      return (await api.must('accounts.get', { ids: await account(api) })).warmup.progress
    },
  },
  {
    name: 'number-below-minimum',
    operation: 'leadLists.listLeads',
    about: 'Answers `pagination.limit` as 0.',
    handle: onSuccess(({ pagination }) => {
      pagination.limit = 0
    }),
    async shows(api) {
      return (await api.must('leadLists.listLeads', { ids: { leadListId: await list(api) } })).pagination.limit
    },
  },
  {
    name: 'empty-body',
    operation: 'warmup.resume',
    about: 'Answers 200 with an empty body.',
    async handle(asked, call) {
      const answered = await call(asked)
      return answered.status === 200 ? withText(answered, '') : answered
    },
    async shows(api) {
      const ids = await warming(api)
      await api.must('warmup.pause', { ids, json: {} })
      return (await api.call('warmup.resume', { ids })).text
    },
  },
  {
    name: 'truncated-json',
    operation: 'campaigns.getDailyStats',
    about: 'Answers JSON that breaks off in the middle.',
    async handle(asked, call) {
      const answered = await call(asked)
      if (answered.status !== 200) return answered
      return { ...answered, body: answered.body.slice(0, answered.body.length / 2) }
    },
    async shows(api) {
      return (await api.call('campaigns.getDailyStats', { ids: await campaign(api) })).body
    },
  },
  {
    name: 'another-resource',
    operation: 'warmup.pause',
    about: 'Answers the account in place of its warmup.',
    async handle(asked, call) {
      const answered = await call(asked)
      if (answered.status !== 200) return answered
      return call(own(asked, 'accounts.get', asked.ids))
    },
    async shows(api) {
      const ids = await warming(api)
      return Object.keys(await api.must('warmup.pause', { ids, json: {} }))
    },
  },
])
