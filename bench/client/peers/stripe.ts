import Stripe from 'stripe'
import { key, type Peer, record } from './peer.ts'

export const stripe: Peer = {
  label: 'stripe',
  about: 'stripe-node; a far larger API',
  package: 'stripe',
  bundles: {
    call: `import Stripe from 'stripe'; console.log(await new Stripe('k').customers.retrieve('c'))`,
    everything: `export * from 'stripe'; export { default } from 'stripe'`,
  },
  connect(fetch, { timeout } = {}) {
    const httpClient = Stripe.createFetchHttpClient(fetch)
    const address = { host: 'api.test', port: 80, protocol: 'http' } as const
    const client = new Stripe(key, { httpClient, telemetry: false, ...address, ...(timeout && { timeout }) })
    return {
      // Its calls take no signal.
      get: () => client.customers.retrieve('cus_1'),
      create: () => client.customers.create({ name: 'Ada' }),
      all: () => client.customers.list(),
      raw: async () => (await client.customers.retrieve('cus_1')).lastResponse,
    }
  },
  pages: {
    first: { object: 'list', url: '/v1/customers', has_more: true, data: [record] },
    last: { object: 'list', url: '/v1/customers', has_more: false, data: [record] },
  },
  newValue: { ...record, tax_exempt: 'on_the_moon' },
  readings: {
    codes: { has: 'no', lacks: /ErrorCodes\b/, note: 'one union of all codes' },
    totalTimeout: { has: 'no', lacks: /totalTimeout|maxElapsed/i },
    hooks: {
      has: 'partly',
      file: 'stripe/esm/stripe.core.d.ts',
      shows: /\bon\(|\bon:/,
      note: 'events `request`, `response`',
    },
    progress: { has: 'no', lacks: /uploadProgress/i },
    query: { has: 'no', lacks: /tanstack|react-query/i },
    msw: { has: 'no', lacks: /\bmsw\b/i },
    mock: { has: 'partly', elsewhere: '`stripe-mock`, a server without state' },
    openEnums: { has: 'no', lacks: /string & \{\}/ },
    perCall: { has: 'yes', file: 'stripe/esm/lib.d.ts', shows: /maxNetworkRetries\?/ },
  },
}
