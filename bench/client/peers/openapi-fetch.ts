import createClient from 'openapi-fetch'
import type { paths } from '../generated/schema.ts'
import { base, key, type Peer, record } from './peer.ts'

const create = `import createClient from 'openapi-fetch'; const client = createClient({ baseUrl: 'http://api.test' })`

export const openapiFetch: Peer = {
  label: 'openapi-fetch',
  about: 'typed by path from our description (openapi-typescript); its last version',
  package: 'openapi-fetch',
  bundles: {
    call: `${create}; console.log(await client.GET('/api/v1/campaigns/{campaignId}', { params: { path: { campaignId: 'c' } } }))`,
    everything: `export * from 'openapi-fetch'; export { default } from 'openapi-fetch'`,
  },
  connect(fetch) {
    const client = createClient<paths>({ baseUrl: base, fetch, headers: { authorization: `Bearer ${key}` } })
    const params = { path: { campaignId: 'cus_1' } }
    return {
      async get(signal) {
        const { data, error } = await client.GET('/api/v1/campaigns/{campaignId}', {
          params,
          ...(signal && { signal }),
        })
        if (error) throw error
        return data
      },
      async create() {
        const { data, error } = await client.POST('/api/v1/campaigns', { body: { name: 'Ada' } })
        if (error) throw error
        return data
      },
      raw: async () => (await client.GET('/api/v1/campaigns/{campaignId}', { params })).response,
    }
  },
  newValue: { ...record, status: 'on_the_moon' },
  readings: {
    // `error` has the union of the bodies that the description lists for the operation.
    codes: {
      has: 'partly',
      file: 'openapi-fetch/dist/index.d.mts',
      shows: /ErrorResponse</,
      note: 'one union for all',
    },
    totalTimeout: { has: 'no', lacks: /timeout/i },
    hooks: { has: 'yes', file: 'openapi-fetch/dist/index.d.mts', shows: /onRequest\?/ },
    progress: { has: 'no', lacks: /progress/i },
    query: { has: 'yes', elsewhere: '`openapi-react-query`' },
    msw: { has: 'yes', elsewhere: '`openapi-msw`' },
    mock: { has: 'no', lacks: /createMock/i },
    openEnums: { has: 'no', lacks: /string & \{\}/, note: 'closed unions' },
    perCall: { has: 'yes', file: 'openapi-fetch/dist/index.d.mts', shows: /interface RequestOptions|RequestOptions</ },
  },
}
