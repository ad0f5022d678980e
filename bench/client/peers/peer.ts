/** What is measured of a client: one file a peer, so that a reader sees in one place how each is called. */
export interface Peer {
  label: string
  /** What it is, in a few words. */
  about: string
  /** The npm package; without one the code is generated into the user's own project. */
  package?: string
  /** Programs that are bundled, to see how large they get. */
  bundles: {
    /** A client and one call. */
    call: string
    /** Everything that the package offers. */
    everything: string
    /** A client of one section of the API, where it can be had apart. */
    section?: string
  }
  connect(fetch: StubFetch, options?: ConnectOptions): Connection
  /** Two pages of a list as its API answers them; `link` goes into the first one's `Link` header. */
  pages?: { first: unknown; last: unknown; link?: string }
  /** A success that holds an enum value which its types do not list. */
  newValue: unknown
  /** How its API says that a limit is exceeded, where the client goes by the words. */
  limit?: { status: number; body: unknown }
  readings: Record<ReadFeature, Reading>
}

/** Stands for the network. Peers call it with a `Request`, or with an address and an init. */
export type StubFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

export interface ConnectOptions {
  /** Milliseconds until an attempt is given up. */
  timeout?: number
  /** Turns retries on where they are off by default. */
  retries?: boolean
}

/** The same acts with every peer, each written as its documentation has it. */
export interface Connection {
  /** A `GET` of one record by its id. */
  get(signal?: AbortSignal): Promise<unknown>
  /** A `POST` that makes a record. */
  create(): Promise<unknown>
  /** All items of all pages, where the peer walks them. */
  all?(): AsyncIterable<unknown>
  /** The response of the `get`, where one can have it beside the data. */
  raw?(): Promise<unknown>
}

/** What no probe can see from outside is looked up in what the peer has published. */
export type ReadFeature =
  | 'codes'
  | 'totalTimeout'
  | 'hooks'
  | 'progress'
  | 'query'
  | 'msw'
  | 'mock'
  | 'openEnums'
  | 'perCall'

/**
 * A claim and its proof: `shows` is a pattern in `file` (below node_modules or bench/client), and `lacks` one that stands
 * in no declaration of the package. Where the proof fails, the run fails, so that a new version is read anew.
 */
export type Reading =
  | { has: 'yes' | 'partly'; file: string; shows: RegExp; note?: string }
  | { has: 'no'; lacks: RegExp; note?: string }
  /** Ours may still be without it: then the answer is no. */
  | { has: 'if'; shows: RegExp; note?: string }
  /** What another package adds, which is not installed here. */
  | { has: 'yes' | 'partly'; elsewhere: string }

/** The answer of every `GET` and `POST`: what the pickiest peer, which checks it against a schema, takes for a record. */
export const record = { id: 'cus_1', externalId: 'x1', name: 'Ada', createdAt: '2026-01-05T09:00:00.000Z' }

export const key = 'rl_test_bench'
export const base = 'http://api.test'
