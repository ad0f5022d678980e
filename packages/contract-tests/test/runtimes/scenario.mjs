import { ApiError, ConnectionError, NotFoundError, Rocketlead, RocketleadError } from '@rocketlead/client'

/**
 * What every runtime is told.
 *
 * @typedef {object} Given
 * @property {string} ROCKETLEAD_API_KEY
 * @property {string} ROCKETLEAD_BASE_URL the mock server
 * @property {string} NOBODY_URL where connections are refused
 */

/**
 * What is tried everywhere, in this order: that in which runtimes differ. A step's value is compared with
 * `expectations.ts`; of an error its kind.
 *
 * @type {Record<string, (given: Given) => unknown>}
 */
const steps = {
  'sends a body and a query beyond ASCII': async (given) => {
    const { leadLists } = client(given)
    await leadLists.create({ name: 'Cafés & more ☕' })
    const { data } = await leadLists.list({ search: 'és & m', limit: 5 })
    return data.map(({ name }) => name)
  },

  'gets the first answer again for an idempotency key': async (given) => {
    const create = () => client(given).leadLists.create({ name: 'Twice' }, { idempotencyKey: 'runtimes-1' })
    const first = await create()
    const second = await create()
    return first.id === second.id
  },

  'makes nothing of an empty answer': async (given) => {
    const { leadLists } = client(given)
    const { id } = await leadLists.create({ name: 'Short-lived' })
    return typeof (await leadLists.delete(id))
  },

  'uploads a file': async (given) => {
    const form = new FormData()
    form.set('file', new Blob(['Ten kilos are 180 €.'], { type: 'text/plain' }), 'Preisliste für Cafés.txt')
    const { name, type } = await client(given).knowledgeBase.createSource(form)
    return { name, type }
  },

  'reads a failed answer': (given) => client(given).campaigns.get('cmp_nowhere'),

  'gives up a call that is under way': async (given) => {
    const controller = new AbortController()
    const rocketlead = client(given, {
      fetch: (...request) => {
        const answer = fetch(...request)
        controller.abort()
        return answer
      },
    })
    const slow = { signal: controller.signal, headers: { 'X-Mock-Fault': 'delay=60000' } }
    return rocketlead.accounts.list({}, slow).catch((error) => error.name)
  },

  'is refused a connection': (given) => client(given, { baseUrl: given.NOBODY_URL }).credits.getBalance(),

  'loses a connection': (given) => client(given).credits.getBalance({ headers: { 'X-Mock-Fault': 'cut' } }),

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
      outcomes[name] = await step(given)
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
  if (error instanceof ConnectionError) return 'ConnectionError'
  if (error instanceof RocketleadError) return `RocketleadError: ${error.message}`
  return `something else: ${error}`
}
