import { edited, onStatus, problem } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { jsonOf, withHeaders, withQuery } from '../message.ts'
import { leads, statusAndCode } from '../world.ts'

/** A status that the operation has, and for something else than what happened. */
export const statusFaults = faultsOf('status', [
  {
    name: 'known-member-answered-as-201',
    operation: 'leadLists.addLead',
    about: 'Answers 201 in place of 200 for a lead that is in the list already.',
    handle: onStatus(200, (answered, { url }) => ({
      ...withHeaders(answered, { location: url.pathname }),
      status: 201,
    })),
    async shows(api) {
      const { leadListId, leadId } = await leads(api, 'Okafor')
      return (await api.call('leadLists.addLead', { ids: { leadListId }, json: { leadId } })).status
    },
  },
  {
    name: 'missing-account-answered-as-none',
    operation: 'warmup.getStatus',
    about: 'Answers 200 with an empty list in place of 404 for an account that does not exist.',
    handle: onStatus(404, async (_, asked, call) =>
      edited(await call(withQuery(asked, { accountId: undefined })), (body) =>
        Object.assign(body, { summary: { total: 0, active: 0, paused: 0, completed: 0 }, data: [] }),
      ),
    ),
    async shows({ call }) {
      return (await call('warmup.getStatus', { query: { accountId: 'acc_none' } })).status
    },
  },
  {
    name: 'unknown-reference-as-404',
    operation: 'knowledgeBase.createSource',
    about: 'Answers 404 in place of 422 for an agent in the body that does not exist.',
    handle: onStatus(422, (answered) => {
      const { code, detail } = jsonOf(answered)
      return code === 'unknown_reference' ? problem(404, 'not_found', detail) : answered
    }),
    async shows({ call }) {
      const json = { type: 'faq', question: 'How much?', answer: '20 dollars.', agentIds: ['agt_none'] }
      return statusAndCode(await call('knowledgeBase.createSource', { json }))
    },
  },
])
