import { Dub } from 'dub'
import { customersGet } from 'dub/funcs/customersGet.js'
import { HTTPClient } from 'dub/lib/http.js'
import { base, key, type Peer, record } from './peer.ts'

const backoff = { initialInterval: 500, maxInterval: 60_000, exponent: 1.5, maxElapsedTime: 30_000 }

// An SDK that Speakeasy generates, of a REST API (GET by id, PATCH) with 56 operations; larger ones would be larger.
export const dub: Peer = {
  label: 'Speakeasy (Dub)',
  about: 'dub: 56 operations',
  package: 'dub',
  bundles: {
    call: `import { Dub } from 'dub'; console.log(await new Dub({ token: 'k' }).customers.get({ id: 'c' }))`,
    everything: `export * from 'dub'`,
    section: `import { DubCore } from 'dub/core.js'; import { customersList } from 'dub/funcs/customersList.js'; console.log(await customersList(new DubCore({ token: 'k' })))`,
  },
  connect(fetch, { timeout, retries } = {}) {
    const client = new Dub({
      token: key,
      serverURL: base,
      httpClient: new HTTPClient({ fetcher: (input, init) => fetch(input, init) }),
      ...(timeout && { timeoutMs: timeout }),
      ...(retries && { retryConfig: { strategy: 'backoff', backoff, retryConnectionErrors: true } }),
    })
    return {
      get: (signal) => client.customers.get({ id: 'cus_1' }, { ...(signal && { signal }) }),
      create: () => client.tags.create({ name: 'Ada' }),
      async *all() {
        for await (const page of await client.customers.list()) yield* page.result
      },
      // Only the functions that its methods are made of have it.
      raw: async () => (await customersGet(client, { id: 'cus_1' }).$inspect())[1],
    }
  },
  pages: { first: [record], last: [] },
  newValue: {
    ...record,
    discount: { id: 'd', amount: 1, type: 'on_the_moon', maxDuration: null, couponId: null, couponTestId: null },
  },
  readings: {
    codes: {
      has: 'partly',
      file: 'dub/dist/esm/funcs/customersGet.d.ts',
      shows: /errors\.NotFound/,
      note: 'errors by status in the functions’ results',
    },
    // A signal given to a call ends its attempts; only the sum of the retries can be bounded.
    totalTimeout: {
      has: 'partly',
      file: 'dub/dist/esm/lib/retries.d.ts',
      shows: /maxElapsedTime/,
      note: 'bounds the retries',
    },
    hooks: { has: 'yes', file: 'dub/dist/esm/lib/http.d.ts', shows: /addHook\(hook: "beforeRequest"/ },
    progress: { has: 'no', lacks: /uploadProgress/i },
    query: { has: 'no', lacks: /tanstack|react-query/i, note: 'Speakeasy can; Dub has none' },
    msw: { has: 'no', lacks: /\bmsw\b/i },
    mock: { has: 'no', lacks: /mock ?server/i },
    openEnums: {
      has: 'partly',
      file: 'dub/dist/esm/types/enums.d.ts',
      shows: /OpenEnum/,
      note: 'where the description says so',
    },
    perCall: { has: 'yes', file: 'dub/dist/esm/lib/sdks.d.ts', shows: /retryCodes\?/ },
  },
}
