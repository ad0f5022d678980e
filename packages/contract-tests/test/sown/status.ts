import { bare, edited, onStatus, problem } from './edits.ts'
import { faultsOf } from './fault.ts'
import { jsonOf, withHeaders, withJson } from './message.ts'
import { account, agent, campaign, list, statusAndCode } from './world.ts'

/** Another status than the description has for what happened. */
export const statusFaults = faultsOf('status', [
  {
    name: 'created-answered-as-200',
    operation: 'campaigns.create',
    about: 'Answers 200 in place of 201 when a campaign was made.',
    handle: onStatus(201, (answered) => ({ ...answered, status: 200 })),
    async shows({ call }) {
      return (await call('campaigns.create', { json: { name: 'Spring' } })).status
    },
  },
  {
    name: 'deletion-answered-with-a-body',
    operation: 'agents.delete',
    about: 'Answers 200 with a body in place of an empty 204 when an agent was deleted.',
    handle: onStatus(204, (answered) =>
      withJson({ ...withHeaders(answered, { 'content-type': 'application/json' }), status: 200 }, { deleted: true }),
    ),
    async shows(api) {
      const { status, text } = await api.call('agents.delete', { ids: { agentId: await agent(api) } })
      return { status, text }
    },
  },
  {
    name: 'queued-answered-as-200',
    operation: 'agents.runCompetitorAnalysis',
    about: 'Answers 200 in place of 202 when an analysis was queued.',
    handle: onStatus(202, (answered) => ({ ...answered, status: 200 })),
    async shows(api) {
      const ids = { agentId: await agent(api) }
      const json = { competitorUrls: ['https://example.com/'] }
      return (await api.call('agents.runCompetitorAnalysis', { ids, json })).status
    },
  },
  {
    name: 'missing-answered-as-400',
    operation: 'orders.get',
    about: 'Answers 400 in place of 404 for an order that does not exist.',
    handle: onStatus(404, (answered) =>
      edited({ ...answered, status: 400 }, (body) => {
        body.status = 400
      }),
    ),
    async shows({ call }) {
      return (await call('orders.get', { ids: { orderId: 'ord_none' } })).status
    },
  },
  {
    name: 'conflict-answered-as-500',
    operation: 'leadLists.create',
    about: 'Fails with 500 in place of 409 when the name is taken.',
    handle: onStatus(409, (answered) => {
      if (jsonOf(answered).code !== 'name_taken') return answered
      return problem(500, 'internal_error', 'Something went wrong on our side, and nothing was stored.')
    }),
    async shows(api) {
      await list(api, 'Cafés')
      return (await api.call('leadLists.create', { json: { name: 'Cafés' } })).status
    },
  },
  {
    name: 'refusal-answered-as-200',
    operation: 'accounts.updatePhase',
    about: 'Answers 200 with the error as its body in place of 422 for a phase that cannot be set.',
    handle: onStatus(422, (answered) => ({
      ...withHeaders(answered, { 'content-type': 'application/json' }),
      status: 200,
    })),
    async shows(api) {
      return statusAndCode(
        await api.call('accounts.updatePhase', { ids: await account(api), json: { phase: 'setup' } }),
      )
    },
  },
  {
    name: 'no-key-answered-as-403',
    operation: 'credits.listTransactions',
    about: 'Answers 403 without a challenge in place of 401 to somebody without a key.',
    handle: onStatus(401, () => problem(403, 'forbidden', 'You may not do this.')),
    async shows({ call }) {
      return statusAndCode(await call('credits.listTransactions', { headers: { authorization: '' } }))
    },
  },
  {
    name: 'deleting-nothing-succeeds',
    operation: 'campaigns.deleteStep',
    about: 'Answers 204 in place of 404 for a step that does not exist.',
    handle: onStatus(404, (answered) => bare(answered, 204)),
    async shows(api) {
      const { campaignId } = await campaign(api)
      return (await api.call('campaigns.deleteStep', { ids: { campaignId, stepId: 'stp_none' } })).status
    },
  },
])
