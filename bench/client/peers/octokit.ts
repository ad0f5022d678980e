import { Octokit } from 'octokit'
import { base, key, type Peer, record } from './peer.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

export const octokit: Peer = {
  label: 'octokit',
  about: 'GitHub’s, with its plugins for retries and throttling; a far larger API',
  package: 'octokit',
  bundles: {
    call: `import { Octokit } from 'octokit'; console.log(await new Octokit({ auth: 'k' }).rest.orgs.get({ org: 'o' }))`,
    everything: `export * from 'octokit'`,
  },
  connect(fetch) {
    const client = new Octokit({ auth: key, baseUrl: base, request: { fetch }, log: silent })
    const parameters = { org: 'cus_1' }
    return {
      get: async (signal) =>
        (await client.rest.orgs.get({ ...parameters, ...(signal && { request: { signal } }) })).data,
      create: async () => (await client.rest.gists.create({ files: { a: { content: 'Ada' } } })).data,
      async *all() {
        const pages = client.paginate.iterator(client.rest.repos.listForOrg, parameters)
        for await (const { data } of pages) yield* data
      },
      raw: () => client.rest.orgs.get(parameters),
    }
  },
  pages: { first: [record], last: [record], link: '/orgs/cus_1/repos?page=2' },
  // GitHub answers 403 or 429; only after a 403 its words are looked at before the general retries.
  limit: { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
  newValue: { ...record, type: 'on_the_moon' },
  readings: {
    codes: { has: 'no', lacks: /ErrorCodes/ },
    totalTimeout: { has: 'no', lacks: /timeout\??:/i },
    hooks: { has: 'yes', file: '@octokit/core/dist-types/index.d.ts', shows: /hook: HookCollection/ },
    progress: { has: 'no', lacks: /uploadProgress/i },
    query: { has: 'no', lacks: /tanstack|react-query/i },
    msw: { has: 'no', lacks: /\bmsw\b/i },
    mock: { has: 'no', lacks: /mock ?server/i },
    openEnums: { has: 'no', lacks: /string & \{\}/ },
    perCall: {
      has: 'yes',
      file: '@octokit/types/dist-types/RequestRequestOptions.d.ts',
      shows: /signal\?/,
      note: 'headers, signal, fetch',
    },
  },
}
