import type { ApiPromise, CallOptions, Campaign, CampaignCreate, Hooks } from '@rocketlead/client'
import type { FaultRuleCreate, FaultTiming } from '@rocketlead/mock-server/control'
import { expect } from 'vitest'
import { strike, toldBy, type World } from './world.ts'

/** What befalls a call, and what its caller is to see of it. */
interface Scene {
  name: string
  /** What strikes its attempts, one after the other. */
  faults: FaultRuleCreate[]
  /** Whether the caller leaves during the wait. */
  leaves?: true
  /** Of each attempt that another follows: the error's class and message, and the milliseconds until the next. */
  setbacks?: [name: string, message: string, delay: number][]
  /** The class and the message of the error that the call ends with; with none it succeeds. */
  failure?: [name: string, message: string]
}

const post = 'POST /api/v1/campaigns'
const again = `${post}, tried 2 times,`

/** With half of the longest waits, where the client draws them: 250 ms, then 500. */
const story: Scene[] = [
  {
    name: 'a rate limit that names the seconds to wait',
    faults: [{ code: 'rate_limited', retryAfter: 7 }],
    setbacks: [['RateLimitError', `${post} was answered 429 rate_limited: Asked for.`, 7000]],
  },
  {
    name: 'a rate limit that names the date to wait for',
    faults: [{ code: 'rate_limited', retryAfter: 9, retryAfterFormat: 'date' }],
    setbacks: [['RateLimitError', `${post} was answered 429 rate_limited: Asked for.`, 9000]],
  },
  {
    name: 'a rate limit of an hour',
    faults: [{ code: 'rate_limited', retryAfter: 3600 }],
    failure: [
      'RateLimitError',
      `${post} was answered 429 rate_limited: Asked for. (It asks to wait 3600 s; \`maxRetryAfter\` is 60 s.)`,
    ],
  },
  {
    name: 'two internal errors',
    faults: [{ code: 'internal_error' }, { code: 'internal_error' }],
    setbacks: [
      ['ServerError', `${post} was answered 500 internal_error: Asked for.`, 250],
      ['ServerError', `${again} was answered 500 internal_error: Asked for.`, 500],
    ],
  },
  {
    name: 'a connection that is cut without an answer',
    faults: [{ cut: true }],
    setbacks: [['ConnectionError', `${post} got no answer (other side closed).`, 250]],
  },
  {
    name: 'a connection that is cut in the middle of the body',
    faults: [{ breakage: 'cut_body' }],
    setbacks: [['ConnectionError', `${post} got half an answer (other side closed).`, 250]],
  },
  {
    name: 'an answer that never ends',
    faults: [{ breakage: 'endless_body' }],
    setbacks: [['TimeoutError', `${post} was not answered within 54321 ms (\`timeout\`).`, 250]],
  },
  {
    name: "a proxy's page",
    faults: [{ breakage: 'html' }],
    setbacks: [['ServerError', `${post} was answered 502 without a reason`, 250]],
  },
  {
    name: "a proxy's page that names the seconds to wait",
    faults: [{ breakage: 'html', status: 503, retryAfter: 5 }],
    setbacks: [['ServerError', `${post} was answered 503 without a reason`, 5000]],
  },
  {
    name: 'a problem that breaks off, and then an answer that does',
    faults: [{ status: 503, breakage: 'broken_json' }, { breakage: 'cut_body' }],
    setbacks: [
      ['ServerError', `${post} was answered 503 without a reason`, 1000],
      ['ConnectionError', `${again} got half an answer (other side closed).`, 500],
    ],
  },
  {
    name: 'a service that is not there at any attempt',
    faults: [{ cut: true }, { cut: true }, { cut: true }],
    setbacks: [
      ['ConnectionError', `${post} got no answer (other side closed).`, 250],
      ['ConnectionError', `${again} got no answer (other side closed).`, 500],
    ],
    failure: ['ConnectionError', `${post}, tried 3 times, got no answer (other side closed).`],
  },
  {
    name: 'a success with a broken body',
    faults: [{ breakage: 'broken_json' }],
    // 200 where the server made the success up, 201 where it is the operation's own.
    failure: ['RocketleadError', expect.stringMatching(/^POST \S+ was answered 20[01] without JSON\.$/)],
  },
  {
    name: 'a caller who leaves during the wait',
    faults: [{ code: 'rate_limited', retryAfter: 60 }],
    leaves: true,
    setbacks: [['RateLimitError', `${post} was answered 429 rate_limited: Asked for.`, 60_000]],
    failure: ['AbortError', `${post} was aborted.`],
  },
]

export interface Act {
  scene: Scene
  when: FaultTiming
}

/** Every scene, struck before the operation is carried out and after it. */
export const acts: Act[] = story.flatMap((scene): Act[] => [
  { scene, when: 'before' },
  { scene, when: 'after' },
])

/** An act as the caller saw it. */
export interface Played {
  name: string
  attempts: number
  /** The idempotency keys of its attempts, each once. */
  keys: unknown[]
  setbacks: Scene['setbacks']
  failure: Scene['failure']
  /** The campaign's id and the header Idempotency-Replayed of a success. */
  success: [id: string, replayed: string | null] | undefined
}

/** Creates a campaign while faults strike. */
export async function play(
  world: World,
  { scene, when }: Act,
  campaign: CampaignCreate,
  options: CallOptions = {},
): Promise<Played> {
  const { name, faults, leaves } = scene
  const rules = faults.map((fault) => ({ ...fault, when }))
  await strike(world, 'campaigns.create', rules)
  const keys: (string | null)[] = []
  const setbacks: NonNullable<Scene['setbacks']> = []
  const caller = new AbortController()
  const hooks: Hooks = {
    onRequest({ headers }) {
      keys.push(headers.get('Idempotency-Key'))
    },
    onRetry({ error, delay }) {
      setbacks.push([...toldBy(error), delay])
      if (leaves) setImmediate(() => caller.abort())
      else world.clock.foretell(delay)
    },
  }
  const call = world.client(hooks).campaigns.create(campaign, { ...options, signal: caller.signal })
  const end = await endOf(call)
  return { name, attempts: keys.length, keys: [...new Set(keys)], setbacks, ...end }
}

async function endOf(call: ApiPromise<Campaign>): Promise<Pick<Played, 'success' | 'failure'>> {
  try {
    const { data, response } = await call.withResponse()
    return { success: [data.id, response.headers.get('Idempotency-Replayed')], failure: undefined }
  } catch (error) {
    return { success: undefined, failure: toldBy(error) }
  }
}

/** What the scene says that its caller sees. */
export function foreseen({ scene }: Act, key: unknown, replayed: string | null): Played {
  const { name, faults, setbacks = [], failure } = scene
  // The last fault is what the call ends with, or it is followed by an attempt that succeeds.
  const attempts = failure ? faults.length : faults.length + 1
  return {
    name,
    attempts,
    keys: [key],
    setbacks,
    failure,
    success: failure ? undefined : [expect.any(String), replayed],
  }
}

/** How many campaigns an act makes where there is none with its key. */
export const madeBy = ({ scene, when }: Act): number => (when === 'after' || !scene.failure ? 1 : 0)
