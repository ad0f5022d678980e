import kyDefault from 'ky'
import { base, key, type Peer, record } from './peer.ts'

export const ky: Peer = {
  label: 'ky',
  about: 'no SDK: what a `fetch` with retries gives',
  package: 'ky',
  bundles: {
    call: `import ky from 'ky'; console.log(await ky('http://api.test/campaigns/c').json())`,
    everything: `export * from 'ky'; export { default } from 'ky'`,
  },
  connect(fetch, { timeout } = {}) {
    const headers = { authorization: `Bearer ${key}` }
    const client = kyDefault.create({ baseUrl: base, fetch, headers, ...(timeout && { timeout }) })
    return {
      get: (signal) => client.get('/campaigns/cus_1', { ...(signal && { signal }) }).json(),
      create: () => client.post('/campaigns', { json: { name: 'Ada' } }).json(),
      raw: async () => client.get('/campaigns/cus_1'),
    }
  },
  newValue: { ...record, status: 'on_the_moon' },
  readings: {
    codes: { has: 'no', lacks: /ErrorCodes/ },
    totalTimeout: { has: 'yes', file: 'ky/distribution/types/options.d.ts', shows: /totalTimeout\?:/ },
    hooks: { has: 'yes', file: 'ky/distribution/types/hooks.d.ts', shows: /beforeRetry\?:/ },
    progress: { has: 'yes', file: 'ky/distribution/types/options.d.ts', shows: /onUploadProgress\?:/ },
    query: { has: 'no', lacks: /tanstack|react-query/i },
    msw: { has: 'no', lacks: /\bmsw\b/i },
    mock: { has: 'no', lacks: /mock ?server/i },
    openEnums: { has: 'no', lacks: /CampaignStatus/, note: 'no types of an API' },
    perCall: { has: 'yes', file: 'ky/distribution/types/options.d.ts', shows: /retry\?:/ },
  },
}
