// What a peer does is seen from outside: a stub stands for the network, and what it was asked for tells.
import { type Peer, record, type StubFetch } from './peers/peer.ts'
import { inVirtualTime } from './virtual-time.ts'

/** An answer of a table: whether it does so, and what there is to say of it. */
export interface Cell {
  has: 'yes' | 'partly' | 'no' | '-'
  note?: string
}

export type Probe = (peer: Peer) => Promise<Cell>

const hour = 3_600_000
const yes = (note?: string): Cell => ({ has: 'yes', ...(note && { note }) })
const partly = (note: string): Cell => ({ has: 'partly', note })
const no = (note?: string): Cell => ({ has: 'no', ...(note && { note }) })

export const probes = {
  /** A missing record and a conflict reject with errors of two classes that know their status. */
  async errors(peer) {
    const { get } = peer.connect(async () => failure(404))
    const { get: getConflict } = peer.connect(async () => failure(409))
    const missing = await caught(get())
    const conflict = await inVirtualTime(hour, () => caught(getConflict()))
    if (!(missing instanceof Error)) return no('what is thrown is the body')
    if (!/404/.test(String(statusOf(missing)))) return no(missing.constructor.name)
    const isOwnClass = conflict instanceof Error && missing.constructor !== conflict.constructor
    return isOwnClass
      ? yes(`\`${missing.constructor.name}\``)
      : partly(`one class, \`${missing.constructor.name}\`, with the status`)
  },

  /** What an overloaded proxy answers. */
  async emptyFailure(peer) {
    const outcome = await repeated(
      peer,
      'get',
      () => new Response(null, { status: 500, headers: { 'content-length': '0' } }),
    )
    return outcome.error === undefined ? no('passes for a success') : yes()
  },

  async retries(peer) {
    const outcome = await repeated(peer, 'get', () => failure(503))
    if (outcome.delays.length > 0) return yes(told(outcome))
    const asked = await repeated(peer, 'get', () => failure(503), { retries: true })
    return asked.delays.length > 0 ? partly(`off by default; then ${told(asked)}`) : no()
  },

  async rateLimit(peer) {
    const outcome = await repeated(peer, 'get', () => failure(429))
    const asked =
      outcome.delays.length > 0 ? outcome : await repeated(peer, 'get', () => failure(429), { retries: true })
    if (asked.delays.length === 0) return no()
    return outcome.delays.length > 0 ? yes(told(outcome)) : partly('off by default')
  },

  /** A write may have been done although its answer was lost, so what matters is that the tries can be told to be one. */
  async writes(peer) {
    const outcome = await repeated(peer, 'create', () => failure(503))
    const asked =
      outcome.keys.length > 1 ? outcome : await repeated(peer, 'create', () => failure(503), { retries: true })
    const [first, ...others] = asked.keys
    if (others.length === 0) return first ? partly('sends a key, does not retry') : no()
    if (!first) return no(`repeats them ${others.length} times without a key`)
    return others.every((key) => key === first) ? yes(told(asked)) : no('another key each time')
  },

  async retryAfter(peer) {
    const outcome = await afterwards(peer, '3')
    const [delay = 0] = outcome.delays
    if (outcome.delays.length === 0) return no()
    return delay >= 3000 && delay < 4500 ? yes() : no(`waits ${seconds(delay)}`)
  },

  /** A server that asks for an hour must not hang a program for one. */
  async retryAfterHour(peer) {
    const outcome = await afterwards(peer, '3600')
    const [delay] = outcome.delays
    if (delay === undefined) {
      const retries = (await afterwards(peer, '3')).delays.length > 0
      return retries ? yes('gives up at once') : { has: '-' }
    }
    if (delay >= hour) return no('waits for the hour')
    return partly(
      delay < 10_000 ? `tries again after ${seconds(delay)} all the same` : `waits ${seconds(delay)} at most`,
    )
  },

  async pages(peer) {
    if (!peer.pages) return no()
    return (await walksOn(peer)) ? yes('`for await` over items') : no()
  },

  /** A next page at another origin must not get the key. */
  async otherOrigin(peer) {
    if (!peer.pages || !(await walksOn(peer))) return { has: '-' }
    if (!peer.pages.link) return yes('follows no links')
    const { requests } = await walk(peer, 'http://elsewhere.test')
    const stray = requests.find(({ url }) => url.startsWith('http://elsewhere.test'))
    if (!stray) return yes('stays at its origin')
    return stray.headers.has('authorization')
      ? no('follows links, with the key')
      : yes('follows links, without the key')
  },

  async timeout(peer) {
    let attempts = 0
    const { get } = peer.connect(
      (input, init) => {
        attempts += 1
        return hang(input, init)
      },
      { timeout: 40 },
    )
    const error = await Promise.race([caught(get()), after(9000)])
    if (error === 'still waiting') return no()
    return yes(`\`${nameOf(error)}\` after ${attempts === 1 ? 'one try' : `${attempts} tries`}`)
  },

  async abort(peer) {
    const controller = new AbortController()
    const { get } = peer.connect(hang)
    const getting = caught(get(controller.signal))
    await after(5)
    controller.abort()
    const error = await Promise.race([getting, after(1000)])
    return error === 'still waiting' ? no() : yes(`\`${nameOf(error)}\``)
  },

  async raw(peer) {
    const { raw } = peer.connect(async () => answer(record))
    if (!raw) return no()
    const got = await raw().catch(() => undefined)
    if (got instanceof Response || (got as { response?: unknown })?.response instanceof Response)
      return yes('`Response`')
    return got ? partly('status and headers') : no()
  },

  /** An answer may say what the client's release did not know. */
  async newValues(peer) {
    const { get } = peer.connect(async () => answer(peer.newValue))
    const error = await caught(get())
    return error === undefined ? yes() : no(`\`${nameOf(error)}\``)
  },
} satisfies Record<string, Probe>

interface Outcome {
  error: unknown
  /** Milliseconds between the attempts. */
  delays: number[]
  /** Idempotency keys of the attempts. */
  keys: (string | null)[]
}

/** Calls once, with the same answer to every attempt, for a day at most. */
async function repeated(peer: Peer, act: 'get' | 'create', respond: () => Response, options = {}): Promise<Outcome> {
  const times: number[] = []
  const keys: (string | null)[] = []
  const error = await inVirtualTime(24 * hour, async (now) => {
    const connection = peer.connect(async (input, init) => {
      times.push(now())
      keys.push(headersOf(input, init).get('idempotency-key'))
      if (times.length > 50) return hang(input, init)
      return respond()
    }, options)
    return caught(connection[act]())
  })
  return { error, keys, delays: times.slice(1).map((time, index) => time - (times[index] ?? 0)) }
}

async function afterwards(peer: Peer, retryAfter: string): Promise<Outcome> {
  const headers = { 'retry-after': retryAfter }
  const { status, body } = peer.limit ?? { status: 429, body: problem(429) }
  const limited = () => Response.json(body, { status, headers })
  const outcome = await repeated(peer, 'get', limited, { retries: true })
  return outcome.delays.length > 0 ? outcome : repeated(peer, 'get', () => failure(503, headers))
}

async function walksOn(peer: Peer): Promise<boolean> {
  const { items, requests } = await walk(peer, '')
  return items > 0 && requests.length > 1
}

/** Reads all items of two pages, of which the first names the second at an origin. */
async function walk({ connect, pages }: Peer, origin: string): Promise<{ items: number; requests: Request[] }> {
  const requests: Request[] = []
  const { all } = connect(async (input, init) => {
    requests.push(new Request(input, init))
    if (requests.length > 1) return answer(pages?.last)
    const link = pages?.link && `<${origin || 'http://api.test'}${pages.link}>; rel="next"`
    return answer(pages?.first, link ? { link } : {})
  })
  let items = 0
  const reading = (async () => {
    for await (const _ of all?.() ?? []) items += 1
  })()
  await caught(reading)
  return { items, requests }
}

const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error ?? 'nothing',
  )

const answer = (body: unknown, headers: Record<string, string> = {}) => Response.json(body, { headers })

const failure = (status: number, headers: Record<string, string> = {}) =>
  Response.json({ ...problem(status), error: problem(status) }, { status, headers })

/** In the words of the API that checks them. */
const problem = (status: number) => ({ message: 'Not now', code: status === 409 ? 'conflict' : 'not_found' })

/** Never answers, unless it is aborted. */
const hang: StubFetch = (input, init) =>
  new Promise((_, reject) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined)
    if (signal?.aborted) reject(signal.reason)
    signal?.addEventListener('abort', () => reject(signal.reason))
  })

const headersOf: (...args: Parameters<StubFetch>) => Headers = (input, init) =>
  new Headers(init?.headers ?? (input instanceof Request ? input.headers : {}))

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds, 'still waiting'))

const statusOf = (error: object) =>
  [Reflect.get(error, 'status'), Reflect.get(error, 'statusCode'), Reflect.get(error, 'response')?.status].join()

const nameOf = (error: unknown) => (error instanceof Error ? error.constructor.name : typeof error)

const seconds = (milliseconds: number) => `${Number((milliseconds / 1000).toFixed(1))} s`

const told = ({ delays }: Outcome) => {
  const shown = delays.slice(0, 3).map(seconds).join(', ')
  return delays.length >= 3
    ? `${delays.length > 40 ? 'on and on' : `${delays.length} times`}: ${shown}${delays.length > 3 ? ' ...' : ''}`
    : `${delays.length} times: ${shown}`
}
