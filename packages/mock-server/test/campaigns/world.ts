import createClient from 'openapi-fetch'
import type { paths as ControlPaths } from '../../generated/control/schema.ts'
import type { components, operations, paths } from '../../generated/openapi/schema.ts'
import type { Context } from '../../src/context.ts'
import { createControl } from '../../src/control-client/index.ts'
import { setupCore } from '../core.ts'
import { people } from '../leads/people.ts'
import { at, type Setup, setup } from '../setup.ts'

type Schemas = components['schemas']
export type Campaign = Schemas['Campaign']
type Query<Id extends keyof operations> = NonNullable<operations[Id]['parameters']['query']>

/** A text with nothing to fill in, sent at once. */
export const hello = { text: 'Hello!', delay: { value: 0, unit: 'minutes' } } as const

/** What follows two days after the message before it. */
export const twoDaysLater = { text: 'Two', delay: { value: 2, unit: 'days' } } as const

type Reachable = Setup & { inside: <Result>(run: (context: Context) => Result) => Result }

/** A server as `setup` makes it, whose workspace can be reached into. */
function reachable({ fetch, workspace, steered }: ReturnType<typeof setupCore>): Reachable {
  const outer = setup()
  const client = { baseUrl: 'http://mock.test', headers: { authorization: 'Bearer rl_test_1' }, fetch }
  const api = createClient<paths>(client)
  return {
    mock: { ...outer.mock, fetch: async (input, init) => fetch(input, init) },
    api,
    control: createClient<ControlPaths>(client),
    steer: createControl({ ...client, apiKey: 'rl_test_1' }),
    workspace: steered,
    async provision(phone = '+12025550101', displayName = 'Juniper Coffee') {
      await api.POST('/api/v1/provision/start', { body: { phone } })
      const { data } = await api.POST('/api/v1/provision/verify', { body: { phone, code: '123456', displayName } })
      if (!data) throw new Error(`${phone} could not be provisioned.`)
      return data
    },
    inside: (run) => workspace.request(run),
  }
}

/**
 * A workspace with an account that may send and one list, and what tests do with campaigns again and again. Bodies are
 * plain objects, as properties with a default may be left out.
 */
export async function campaigns(core = setupCore()) {
  const server = reachable(core)
  const { api, inside } = server
  const world = await people(server)
  const account = await world.provision()
  await api.PATCH('/api/v1/accounts/{accountId}/phase', { ...at(account.id), body: { phase: 'production' } })

  const of = (campaignId: string) => ({ params: { path: { campaignId } } })
  const ofStep = (campaignId: string, stepId: string) => ({ params: { path: { campaignId, stepId } } })

  async function create(body: object = {}): Promise<Campaign> {
    const { data, error } = await api.POST('/api/v1/campaigns', {
      body: { name: 'Spring', ...body } as Schemas['CampaignCreate'],
    })
    if (!data) throw new Error(JSON.stringify(error))
    return data
  }

  const addLeads = (id: string, body: object) =>
    api.POST('/api/v1/campaigns/{campaignId}/leads', { ...of(id), body: body as Schemas['CampaignAddLeads'] })

  const start = (id: string, body: object = {}) => api.POST('/api/v1/campaigns/{campaignId}/start', { ...of(id), body })

  /** A draft that could start: with the account, one step and one lead. */
  async function ready(body: object = {}): Promise<Campaign> {
    const campaign = await create({ accountIds: [account.id], steps: [hello], ...body })
    await addLeads(campaign.id, { leads: [{ phone: '+12025550142', firstName: 'Amara' }] })
    return campaign
  }

  return {
    ...world,
    account,
    of,
    /** Runs something inside of the workspace, for what no call of the API can bring about. */
    inside,
    /** Lets a lead of the campaign have got its first step, as if it were sent. */
    sent(campaign: Campaign, leadId: string, index = 0) {
      inside(({ store, clock }) => {
        const step = campaign.steps[index]
        const entry = store.campaignLeads.find(campaign.id, leadId)
        if (!step || !entry) throw new Error('There is no such step or lead.')
        const now = clock.now().toISOString()
        store.campaignSteps.markSent(campaign.id, leadId, step.id)
        store.campaignLeads.save({
          ...entry,
          status: 'in_progress',
          accountId: account.id,
          lastContactedAt: now,
          lastStepId: step.id,
          lastStepAt: now,
        })
      })
    },
    create,
    addLeads,
    start,
    ready,
    /** A campaign that was started. */
    async started(body: object = {}): Promise<Campaign> {
      const { data, error } = await start((await ready(body)).id)
      if (!data) throw new Error(JSON.stringify(error))
      return data
    },
    tryCreate: (body: object) =>
      api.POST('/api/v1/campaigns', { body: { name: 'Spring', ...body } as Schemas['CampaignCreate'] }),
    async get(id: string): Promise<Campaign> {
      const { data, error } = await api.GET('/api/v1/campaigns/{campaignId}', of(id))
      if (!data) throw new Error(JSON.stringify(error))
      return data
    },
    async names(query: Query<'campaigns.list'> = {}) {
      return (await api.GET('/api/v1/campaigns', { params: { query } })).data?.data.map(({ name }) => name)
    },
    change: (id: string, body: Schemas['CampaignUpdate']) =>
      api.PATCH('/api/v1/campaigns/{campaignId}', { ...of(id), body }),
    remove: (id: string) => api.DELETE('/api/v1/campaigns/{campaignId}', of(id)),
    pause: (id: string, body: object = {}) => api.POST('/api/v1/campaigns/{campaignId}/pause', { ...of(id), body }),
    archive: (id: string) => api.POST('/api/v1/campaigns/{campaignId}/archive', of(id)),
    duplicate: (id: string, body: object = {}) =>
      api.POST('/api/v1/campaigns/{campaignId}/duplicate', { ...of(id), body: body as Schemas['CampaignDuplicate'] }),
    addStep: (id: string, body: object = {}) =>
      api.POST('/api/v1/campaigns/{campaignId}/steps', {
        ...of(id),
        body: { ...hello, ...body } as Schemas['CampaignStepCreate'],
      }),
    updateStep: (id: string, stepId: string, body: Schemas['CampaignStepUpdate']) =>
      api.PATCH('/api/v1/campaigns/{campaignId}/steps/{stepId}', { ...ofStep(id, stepId), body }),
    deleteStep: (id: string, stepId: string) =>
      api.DELETE('/api/v1/campaigns/{campaignId}/steps/{stepId}', ofStep(id, stepId)),
    reorder: (id: string, stepIds: string[]) =>
      api.PUT('/api/v1/campaigns/{campaignId}/steps/reorder', { ...of(id), body: { stepIds } }),
    test: (id: string, stepId: string, body: object = {}) =>
      api.POST('/api/v1/campaigns/{campaignId}/steps/{stepId}/test', {
        ...ofStep(id, stepId),
        body: { phone: '+12025550110', ...body },
      }),
    /** The leads of a campaign, oldest first unless sorted otherwise. */
    async leadsOf(id: string, query: Query<'campaigns.listLeads'> = {}) {
      const { data, error } = await api.GET('/api/v1/campaigns/{campaignId}/leads', {
        params: { path: { campaignId: id }, query: { sort: 'addedAt', limit: 100, ...query } },
      })
      if (!data) throw new Error(JSON.stringify(error))
      return data.data
    },
    bulk: (id: string, body: Schemas['CampaignBulkLeadAction']) =>
      api.POST('/api/v1/campaigns/{campaignId}/leads/bulk', { ...of(id), body }),
    importInto: (id: string, rows: Schemas['LeadImportRow'][], options: object = {}) =>
      api.POST('/api/v1/campaigns/{campaignId}/leads/import', {
        ...of(id),
        body: { rows, ...options } as Schemas['CampaignLeadImport'],
      }),
    stats: (id: string, query: Query<'campaigns.getDailyStats'> = {}) =>
      api.GET('/api/v1/campaigns/{campaignId}/stats/daily', { params: { path: { campaignId: id }, query } }),
    /** Uploads a file as a browser does. */
    async uploadMedia(id: string, bytes: Uint8Array<ArrayBuffer>, type: string, { name = 'file', caption = '' } = {}) {
      const form = new FormData()
      form.append('file', new File([bytes], name, { type }))
      if (caption) form.append('caption', caption)
      const response = await world.mock.fetch(`http://mock.test/api/v1/campaigns/${id}/media`, {
        method: 'POST',
        headers: { authorization: 'Bearer rl_test_1' },
        body: form,
      })
      return { status: response.status, body: (await response.json()) as Schemas['Media'] & Schemas['Problem'] }
    },
    /** Uploads a CSV file as a browser does. */
    async uploadLeads(id: string, file: string, options?: object) {
      const form = new FormData()
      form.append('file', new File([file], 'leads.csv', { type: 'text/csv' }))
      if (options) form.append('options', JSON.stringify(options))
      const response = await world.mock.fetch(`http://mock.test/api/v1/campaigns/${id}/leads/import`, {
        method: 'POST',
        headers: { authorization: 'Bearer rl_test_1' },
        body: form,
      })
      return { status: response.status, body: (await response.json()) as Schemas['ImportResult'] & Schemas['Problem'] }
    },
  }
}

export const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])
