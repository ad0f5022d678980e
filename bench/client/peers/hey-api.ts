import { createClient } from '../generated/hey-api/client/index.ts'
import { campaignsCreate, campaignsGet } from '../generated/hey-api/index.ts'
import { base, key, type Peer, record } from './peer.ts'

export const heyApi: Peer = {
  label: 'hey-api',
  about: 'generated from our description by @hey-api/openapi-ts, its fetch client',
  bundles: {
    call: `import { campaignsGet } from './generated/hey-api/index.ts'; console.log(await campaignsGet({ baseUrl: 'http://api.test', path: { campaignId: 'c' } }))`,
    everything: `export * from './generated/hey-api/index.ts'; export * from './generated/hey-api/client.gen.ts'`,
    section: `import { leadsList } from './generated/hey-api/index.ts'; console.log(await leadsList({ baseUrl: 'http://api.test' }))`,
  },
  connect(fetch) {
    const client = createClient({ baseUrl: base, fetch, auth: key, throwOnError: true })
    const path = { campaignId: 'cus_1' }
    return {
      get: async (signal) => (await campaignsGet<true>({ client, path, ...(signal && { signal }) })).data,
      create: async () => (await campaignsCreate<true>({ client, body: { name: 'Ada' } })).data,
      raw: async () => (await campaignsGet<true>({ client, path })).response,
    }
  },
  newValue: { ...record, status: 'on_the_moon' },
  readings: {
    codes: {
      has: 'partly',
      file: 'client/generated/hey-api/types.gen.ts',
      shows: /export type CampaignsStartErrors/,
      note: 'bodies by status',
    },
    totalTimeout: { has: 'no', lacks: /timeout\??:/i },
    hooks: { has: 'yes', file: 'client/generated/hey-api/client/utils.gen.ts', shows: /interceptors/i },
    progress: { has: 'no', lacks: /uploadProgress/i },
    query: {
      has: 'yes',
      file: '@hey-api/openapi-ts/dist/index.d.mts',
      shows: /@tanstack\/react-query/,
      note: 'plugin',
    },
    msw: { has: 'yes', file: '@hey-api/openapi-ts/dist/index.d.mts', shows: /'msw'/, note: 'plugin' },
    mock: { has: 'no', lacks: /createMock/i },
    openEnums: { has: 'no', lacks: /CampaignStatus =[^\n]*string & \{\}/, note: 'closed unions' },
    perCall: { has: 'yes', file: 'client/generated/hey-api/client/types.gen.ts', shows: /interface RequestOptions/ },
  },
}
