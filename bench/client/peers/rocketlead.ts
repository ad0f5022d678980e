import { Rocketlead } from '@rocketlead/client'
import { base, key, type Peer, record } from './peer.ts'

const options = `{ apiKey: 'k', baseUrl: 'http://api.test' }`

export const rocketlead: Peer = {
  label: '@rocketlead/client',
  about: '86 operations, one method each',
  package: '@rocketlead/client',
  bundles: {
    call: `import { Rocketlead } from '@rocketlead/client'; console.log(await new Rocketlead(${options}).campaigns.get('c'))`,
    everything: `export * from '@rocketlead/client'`,
    section: `import { createClient, leads } from '@rocketlead/client'; console.log(await createClient({ leads }, ${options}).leads.list())`,
  },
  connect(fetch, { timeout } = {}) {
    const client = new Rocketlead({ apiKey: key, baseUrl: base, fetch, ...(timeout && { timeout }) })
    return {
      get: (signal) => client.campaigns.get('cus_1', { ...(signal && { signal }) }),
      create: () => client.campaigns.create({ name: 'Ada' }),
      all: () => iterable(client.campaigns.list()),
      raw: async () => detail(client.campaigns.get('cus_1')),
    }
  },
  pages: {
    first: { data: [record], pagination: { limit: 1, hasMore: true, nextCursor: 'next' } },
    last: { data: [record], pagination: { limit: 1, hasMore: false, nextCursor: null } },
  },
  newValue: { ...record, status: 'on_the_moon' },
  readings: {
    codes: { has: 'if', shows: /interface ProblemCodes/ },
    totalTimeout: { has: 'if', shows: /totalTimeout\?:/ },
    hooks: { has: 'if', shows: /hooks\?:/ },
    progress: { has: 'if', shows: /onUploadProgress\?:/ },
    query: { has: 'if', shows: /"\.\/react-query"/ },
    msw: { has: 'if', shows: /"\.\/msw"/ },
    // packages/mock-server, which is published beside it: state, rules and a clock.
    mock: { has: 'yes', elsewhere: '`@rocketlead/mock-server`, with state, rules and a clock' },
    openEnums: { has: 'if', shows: /string & \{\}/ },
    perCall: { has: 'if', shows: /interface CallOptions/, note: 'signal, headers, idempotency key' },
  },
}

/** The methods' promises may offer more than a promise does; whether they do is what is asked. */
const iterable = (list: object) => list as AsyncIterable<unknown>
const detail = (call: object) => (call as { withResponse(): Promise<unknown> }).withResponse()
