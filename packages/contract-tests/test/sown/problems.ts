import { onProblem, onStatus } from './edits.ts'
import { faultsOf } from './fault.ts'
import { withHeaders, withText } from './message.ts'
import { account, campaign, conversation, hello, statusAndCode, upload } from './world.ts'

/** Errors that are not the problems that the description promises. */
export const problemFaults = faultsOf('problems', [
  {
    name: 'undocumented-code',
    operation: 'leads.bulkDelete',
    about: 'Answers the code `mutually_exclusive`, which is documented nowhere.',
    handle: onProblem(422, (problem) => {
      if (problem.code === 'exclusive_fields') problem.code = 'mutually_exclusive'
    }),
    async shows({ call }) {
      return statusAndCode(await call('leads.bulkDelete', { json: {} }))
    },
  },
  {
    name: 'code-of-another-status',
    operation: 'conversations.scheduleMessage',
    about: 'Answers 422 with the code `validation_failed`, which belongs to 400.',
    handle: onProblem(422, (problem) => {
      problem.code = 'validation_failed'
    }),
    async shows(api) {
      const json = { text: 'Hi', sendAt: '2020-01-01T00:00:00.000Z' }
      return statusAndCode(await api.call('conversations.scheduleMessage', { ids: await conversation(api), json }))
    },
  },
  {
    name: 'problem-without-errors',
    operation: 'conversations.updateTags',
    about: 'Leaves out `errors` of a problem.',
    handle: onProblem(400, (problem) => {
      delete problem.errors
    }),
    async shows(api) {
      const { body } = await api.call('conversations.updateTags', { ids: await conversation(api), json: {} })
      return Object.keys(body)
    },
  },
  {
    name: 'error-without-message',
    operation: 'campaigns.sendTestMessage',
    about: 'Leaves out the message of each entry of `errors`.',
    handle: onProblem(400, ({ errors }) => {
      for (const error of errors) delete error.message
    }),
    async shows(api) {
      const ids = await campaign(api, { steps: [hello] })
      return (await api.call('campaigns.sendTestMessage', { ids, json: {} })).body.errors
    },
  },
  {
    name: 'another-status-in-the-body',
    operation: 'knowledgeBase.deleteSource',
    about: 'Answers 404 with a problem whose `status` is 500.',
    handle: onProblem(404, (problem) => {
      problem.status = 500
    }),
    async shows({ call }) {
      return (await call('knowledgeBase.deleteSource', { ids: { sourceId: 'kbs_none' } })).body.status
    },
  },
  {
    name: 'error-as-plain-text',
    operation: 'accounts.connect',
    about: 'Answers 404 as plain text.',
    handle: onStatus(404, (answered) =>
      withText(withHeaders(answered, { 'content-type': 'text/plain; charset=utf-8' }), 'Not Found'),
    ),
    async shows({ call }) {
      return (await call('accounts.connect', { ids: { accountId: 'acc_none' }, json: {} })).text
    },
  },
  {
    name: 'error-as-html',
    operation: 'accounts.setAvatar',
    about: 'Answers 415 as the page of a proxy.',
    handle: onStatus(415, (answered) =>
      withText(
        withHeaders(answered, { 'content-type': 'text/html' }),
        '<html><head><title>415 Unsupported Media Type</title></head><body><hr>nginx</body></html>',
      ),
    ),
    async shows(api) {
      const headers = { 'content-type': 'text/plain' }
      return (await api.call('accounts.setAvatar', { ids: await account(api), text: 'picture', headers })).text
    },
  },
  {
    name: 'another-request-id-in-the-body',
    operation: 'campaigns.uploadMedia',
    about: 'Answers a problem whose `instance` is not the request id of the header.',
    handle: onProblem(404, (problem) => {
      problem.instance = 'req_0000000000000000'
    }),
    async shows({ call }) {
      const answer = await call('campaigns.uploadMedia', { ids: { campaignId: 'cmp_none' }, ...upload })
      return answer.body.instance === answer.headers.get('x-request-id')
    },
  },
])
