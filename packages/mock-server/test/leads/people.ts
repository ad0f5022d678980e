import type { components, operations } from '../../generated/openapi/schema.ts'
import { type Setup, setup } from '../setup.ts'

type Schemas = components['schemas']
export type Lead = Schemas['Lead']
export type LeadQuery = NonNullable<operations['leads.list']['parameters']['query']>

/** A workspace with one list, and what tests do with leads again and again. */
export async function people(world: Setup = setup()) {
  const { api } = world

  async function makeList(name = 'Cafés', description?: string): Promise<Schemas['LeadList']> {
    const body = { name, ...(description === undefined ? {} : { description }) }
    const { data } = await api.POST('/api/v1/lead-lists', { body })
    if (!data) throw new Error(`The list ${name} was refused.`)
    return data
  }

  const list = await makeList()
  const inList = (leadListId = list.id) => ({ params: { path: { leadListId } } })
  const byId = (leadId: string) => ({ params: { path: { leadId } } })

  return {
    ...world,
    list,
    makeList,
    inList,
    byId,
    /** Adds a person by number. */
    async add(phone: string, person: Omit<Schemas['LeadListAddLead'], 'phone' | 'leadId'> = {}, leadListId = list.id) {
      const body = { phone, ...person }
      const { data, error } = await api.POST('/api/v1/lead-lists/{leadListId}/leads', { ...inList(leadListId), body })
      if (!data) throw new Error(JSON.stringify(error))
      return data
    },
    update: (leadId: string, body: Schemas['LeadUpdate']) =>
      api.PATCH('/api/v1/leads/{leadId}', { ...byId(leadId), body }),
    async leadList(leadListId = list.id) {
      return (await api.GET('/api/v1/lead-lists/{leadListId}', inList(leadListId))).data
    },
    async leads(query: LeadQuery = {}): Promise<Lead[]> {
      const { data, error } = await api.GET('/api/v1/leads', { params: { query } })
      if (!data) throw new Error(JSON.stringify(error))
      return data.data
    },
    async lead(id: string): Promise<Lead | undefined> {
      const { data } = await api.GET('/api/v1/leads', { params: { query: { limit: 100 } } })
      return data?.data.find((lead) => lead.id === id)
    },
    async tags(search?: string) {
      const query = search === undefined ? {} : { search }
      const { data } = await api.GET('/api/v1/leads/tags', { params: { query } })
      return Object.fromEntries((data?.data ?? []).map(({ name, count }) => [name, count]))
    },
    field: (body: Schemas['CustomFieldCreate']) => api.POST('/api/v1/leads/custom-fields', { body }),
    importRows: (rows: Schemas['LeadImportRow'][], options: object = {}, leadListId = list.id) =>
      api.POST('/api/v1/lead-lists/{leadListId}/leads/import', {
        ...inList(leadListId),
        body: { rows, ...options } as Schemas['LeadImport'],
      }),
    /** Uploads a file as a browser does. */
    async upload(file: string | Uint8Array<ArrayBuffer>, options?: object, type = 'text/csv') {
      const form = new FormData()
      form.append('file', new File([file], 'leads.csv', { type }))
      if (options) form.append('options', JSON.stringify(options))
      const response = await world.mock.fetch(`http://mock.test/api/v1/lead-lists/${list.id}/leads/import`, {
        method: 'POST',
        headers: { authorization: 'Bearer rl_test_1' },
        body: form,
      })
      return { status: response.status, body: (await response.json()) as Schemas['ImportResult'] & Schemas['Problem'] }
    },
  }
}

export type People = Awaited<ReturnType<typeof people>>

export const roast: Schemas['CustomFieldCreate'] = {
  key: 'favoriteRoast',
  label: 'Favorite roast',
  type: 'select',
  options: ['light', 'medium', 'dark'],
}
