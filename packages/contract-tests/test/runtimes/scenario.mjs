import {
  AbortError,
  ApiError,
  ConnectionError,
  NotFoundError,
  Rocketlead,
  RocketleadError,
  TimeoutError,
} from '@rocketlead/client'

/**
 * What every runtime is told.
 *
 * @typedef {object} Given
 * @property {string} ROCKETLEAD_API_KEY
 * @property {string} ROCKETLEAD_BASE_URL the mock server, which loses the connection of the first `orders.list`
 * @property {string} NOBODY_URL where connections are refused
 * @property {string} FILE_PATH a text file, for those who have files
 */

const slow = { 'X-Mock-Fault': 'delay=60000' }

/**
 * What is tried everywhere, in this order: that in which runtimes differ. A step's value is compared with
 * `expectations.ts`; of an error its kind.
 *
 * @type {Record<string, (rocketlead: Rocketlead, given: Given) => unknown>}
 */
const steps = {
  'sends a body and a query beyond ASCII': async ({ leadLists }) => {
    await leadLists.create({ name: 'Cafés & more ☕' })
    const { data } = await leadLists.list({ search: 'és & m', limit: 5 })
    return data.map(({ name }) => name)
  },

  'walks all pages of a list': async ({ leadLists }) => {
    await leadLists.create({ name: 'Page 1' })
    await leadLists.create({ name: 'Page 2' })
    const lists = await leadLists.list({ search: 'page', sort: 'name', limit: 1 }).toArray()
    return lists.map(({ name }) => name)
  },

  'gets the first answer again for an idempotency key': async ({ leadLists }) => {
    const first = await leadLists.create({ name: 'Twice' }, { idempotencyKey: 'runtimes-1' })
    const second = await leadLists.create({ name: 'Twice' }, { idempotencyKey: 'runtimes-1' })
    return first.id === second.id
  },

  'makes nothing of an empty answer': async ({ leadLists }) => {
    const { id } = await leadLists.create({ name: 'Short-lived' })
    return typeof (await leadLists.delete(id))
  },

  'shows the headers of an answer': async ({ credits }) => {
    const { response } = await credits.getBalance().withResponse()
    return response.headers.get('X-Request-Id')?.slice(0, 4)
  },

  'calls by path': async ({ raw }) => (await raw.GET('/api/v1/credits/balance')).data?.available,

  'uploads a form': async ({ knowledgeBase }) => {
    const form = new FormData()
    form.set('file', new Blob(['Ten kilos are 180 €.'], { type: 'text/plain' }), 'Preisliste für Cafés.txt')
    const { name, type } = await knowledgeBase.createSource(form)
    return { name, type }
  },

  'uploads a stream': async ({ knowledgeBase }) => {
    const content = new Blob(['Five kilos are 95 €.']).stream()
    const { name } = await knowledgeBase.createSource({ file: { content, name: 'stream.txt', type: 'text/plain' } })
    return name
  },

  'uploads a file by its path': async ({ knowledgeBase }, { FILE_PATH }) =>
    (await knowledgeBase.createSource({ file: { path: FILE_PATH } })).name,

  'tells the progress of an upload': async ({ knowledgeBase }) => {
    const file = { content: 'One kilo is 20 €.'.repeat(10_000), name: 'long.txt' }
    let left = Number.NaN
    const onUploadProgress = (/** @type {{ loaded: number, total: number }} */ { loaded, total }) => {
      left = total - loaded
    }
    await knowledgeBase.createSource({ file }, { onUploadProgress, retries: 0 })
    return left
  },

  'reads a failed answer': ({ campaigns }) => campaigns.get('cmp_nowhere'),

  'tries again what is safe to repeat': async ({ orders }) => (await orders.list()).data,

  'gives up a call that is under way': (_, given) => {
    const controller = new AbortController()
    /** @type {import('@rocketlead/client').Fetch} */
    const fetchAndAbort = (...request) => {
      const answer = fetch(...request)
      controller.abort()
      return answer
    }
    const { signal } = controller
    return client(given, { fetch: fetchAndAbort }).accounts.list({}, { signal, headers: slow })
  },

  'does not wait longer than it may': ({ accounts }) => accounts.list({}, { timeout: 100, retries: 0, headers: slow }),

  'is refused a connection': (_, given) =>
    client(given, { baseUrl: given.NOBODY_URL, retries: 0 }).credits.getBalance(),

  'loses a connection': ({ credits }) => credits.getBalance({ headers: { 'X-Mock-Fault': 'cut' }, retries: 0 }),

  'takes its options from the environment': async () => (await new Rocketlead().credits.getBalance()).available,
}

/**
 * Takes all steps and tells their outcomes as plain data.
 *
 * @param {Given} given
 */
export async function scenario(given) {
  /** @type {Record<string, unknown>} */
  const outcomes = {}
  for (const [name, step] of Object.entries(steps)) {
    try {
      outcomes[name] = await step(client(given), given)
    } catch (error) {
      outcomes[name] = told(error)
    }
  }
  return outcomes
}

/**
 * @param {Given} given
 * @param {import('@rocketlead/client').RocketleadOptions} [options]
 */
const client = (given, options) =>
  new Rocketlead({ apiKey: given.ROCKETLEAD_API_KEY, baseUrl: given.ROCKETLEAD_BASE_URL, ...options })

/** @param {unknown} error */
function told(error) {
  if (error instanceof NotFoundError) return `NotFoundError ${error.status} ${error.code}`
  if (error instanceof ApiError) return `ApiError ${error.status} ${error.code}`
  if (error instanceof AbortError) return 'AbortError'
  if (error instanceof TimeoutError) return 'TimeoutError'
  if (error instanceof ConnectionError) return 'ConnectionError'
  if (error instanceof RocketleadError) return `RocketleadError: ${error.message}`
  return `${error}`
}
