import Knock from '@knocklabs/node'
import { base, key, type Peer, record } from './peer.ts'

// Of the SDKs that Stainless generates this one is nearest to ours in size (98 operations, ours has 86), and it has
// what Stainless offers turned on: cursor pages and idempotency keys.
export const knock: Peer = {
  label: 'Stainless (Knock)',
  about: '@knocklabs/node: 98 operations',
  package: '@knocklabs/node',
  bundles: {
    call: `import Knock from '@knocklabs/node'; console.log(await new Knock({ apiKey: 'k' }).users.get('u'))`,
    everything: `export * from '@knocklabs/node'; export { default } from '@knocklabs/node'`,
  },
  connect(fetch, { timeout } = {}) {
    const client = new Knock({ apiKey: key, baseURL: base, fetch, ...(timeout && { timeout }) })
    return {
      get: (signal) => client.users.get('cus_1', { ...(signal && { signal }) }),
      create: () => client.workflows.trigger('welcome', { recipients: ['cus_1'] }),
      all: () => client.users.list(),
      raw: () => client.users.get('cus_1').withResponse(),
    }
  },
  pages: {
    first: { entries: [record], page_info: { after: 'next' } },
    last: { entries: [record], page_info: {} },
  },
  newValue: { ...record, status: 'on_the_moon' },
  readings: {
    codes: { has: 'no', lacks: /ErrorCodes/ },
    totalTimeout: { has: 'no', lacks: /totalTimeout|maxElapsed/i },
    hooks: {
      has: 'partly',
      file: '@knocklabs/node/client.d.ts',
      shows: /prepareOptions/,
      note: 'by a subclass; a logger',
    },
    progress: { has: 'no', lacks: /uploadProgress/i },
    query: { has: 'no', lacks: /tanstack|react-query/i },
    msw: { has: 'no', lacks: /\bmsw\b/i },
    mock: { has: 'no', lacks: /mock ?server/i },
    openEnums: { has: 'no', lacks: /string & \{\}/ },
    perCall: { has: 'yes', file: '@knocklabs/node/internal/request-options.d.ts', shows: /maxRetries\?/ },
  },
}
