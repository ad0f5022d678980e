import { RocketleadError } from './errors.ts'
import type { Hooks } from './hooks.ts'
import { userAgent } from './user-agent.ts'

export interface RocketleadOptions extends Limits {
  /**
   * The API key, or a function that is asked for it before every attempt, for keys that are fetched or rotate. Default:
   * the environment variable `ROCKETLEAD_API_KEY`, where there are environment variables.
   */
  apiKey?: string | (() => string | Promise<string>)
  /**
   * Where the service is, such as `https://rocketlead.example`; a path in it stays in front of the operations' paths.
   * Default: the environment variable `ROCKETLEAD_BASE_URL`.
   */
  baseUrl?: string
  /** What sends the requests. Default: the global `fetch`. */
  fetch?: Fetch
  /** Headers of every request. `Authorization` is always the client's own. */
  headers?: Record<string, string>
  /** What is told of every request, answer, repetition and failure, in this order. */
  hooks?: Hooks[]
}

export interface CallOptions extends Limits {
  /** Ends the call with an `AbortError`, also between two attempts or two pages. */
  signal?: AbortSignal
  /** Further headers. `Authorization` is always the client's own. */
  headers?: Record<string, string>
  /**
   * Makes the call safe to repeat for 24 hours: the same key with the same request gets the first answer again. Only
   * for operations whose comment says that they take one; they get a random one when none is given. Give your own to
   * repeat a call yourself, say after a restart.
   */
  idempotencyKey?: string
  /** Told how many bytes of the body were taken by the network; starts again with every attempt. It must not throw. */
  onUploadProgress?: (progress: { loaded: number; total: number }) => void
}

/** How long a call may take, and how often it is tried. */
export interface Limits {
  /** Milliseconds that one attempt may take until the whole of its answer is there. Default: 60,000. */
  timeout?: number
  /** Milliseconds that a call may take with all of its attempts and the waits between them. Default: no limit. */
  totalTimeout?: number
  /**
   * How often a call is tried again when it got no answer, a broken one, 408, 429 or 5xx, or when the service is still
   * busy with the attempt before (`idempotency_key_in_use`). Only what is safe to repeat is: GET, PUT, DELETE, and
   * whatever takes an idempotency key. Default: 2.
   */
  retries?: number
  /** The most seconds that `Retry-After` may ask to wait; beyond that the call fails at once. Default: 60. */
  maxRetryAfter?: number
}

/** The part of the global `fetch` that is needed. */
export type Fetch = (url: string, init: RequestInit) => Response | Promise<Response>

/** The options with every default filled in and checked. */
export interface Settings {
  apiKey: () => Promise<string>
  baseUrl: string
  /** None for the global one as it is at the time of a call. */
  fetch: Fetch | undefined
  headers: Headers
  hooks: Hooks[]
  limits: Required<Limits>
}

const defaults = { timeout: 60_000, totalTimeout: Number.POSITIVE_INFINITY, retries: 2, maxRetryAfter: 60 }

/** @throws RocketleadError that says what to set */
export function settingsFrom(options: RocketleadOptions): Settings {
  const { fetch, headers, hooks = [] } = options
  const apiKey = options.apiKey ?? environment('ROCKETLEAD_API_KEY')
  const baseUrl = options.baseUrl ?? environment('ROCKETLEAD_BASE_URL')
  if (!apiKey) throw new RocketleadError('There is no API key: pass `apiKey` or set ROCKETLEAD_API_KEY.')
  if (!baseUrl) throw new RocketleadError('There is no base URL: pass `baseUrl` or set ROCKETLEAD_BASE_URL.')
  return {
    apiKey: keySource(apiKey),
    baseUrl: checkedBaseUrl(baseUrl),
    fetch,
    headers: headersWith(userAgent, headers),
    hooks,
    limits: limitsFrom(options, defaults),
  }
}

/** The limits that are given, and for the others those that hold otherwise. */
export function limitsFrom(given: Limits, others: Required<Limits>): Required<Limits> {
  const limits = { ...others }
  for (const name of Object.keys(others) as (keyof Limits)[]) {
    const value = given[name] ?? others[name]
    // Only a number that is not negative is its own size; a text is not.
    if (Math.abs(value) !== value) throw new RocketleadError(`\`${name}\` must be a number from 0 on.`)
    limits[name] = value
  }
  return limits
}

/** Headers of which the further ones replace the first, however their names are cased. */
export function headersWith(first: HeadersInit, further: Record<string, string> = {}): Headers {
  const headers = new Headers(first)
  for (const [name, value] of new Headers(further)) headers.set(name, value)
  return headers
}

function keySource(key: NonNullable<RocketleadOptions['apiKey']>): Settings['apiKey'] {
  if (typeof key !== 'function') checkedKey(key)
  return async () => checkedKey(typeof key === 'function' ? await key() : key)
}

/** Refused here, because `Headers` would put the key into its complaint. */
function checkedKey(key: string): string {
  const trimmed = String(key ?? '').trim()
  if (!/^[\x21-\x7e]+$/.test(trimmed))
    throw new RocketleadError(`The API key ${trimmed ? 'has characters that no header can carry' : 'is empty'}.`)
  return trimmed
}

/** Without slashes at its end. A faulty one is not repeated in the message: it may well be a key in the wrong place. */
function checkedBaseUrl(text: string): string {
  if (!/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/i.test(text) || !URL.canParse(text))
    throw new RocketleadError('The base URL must be http or https, without user, query and fragment.')
  return text.replace(/\/+$/, '')
}

function environment(name: string): string | undefined {
  // Browsers have no `process`, so it is looked up where it would be; Node, Deno, Bun and Workers vouch for its shape.
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } }
  return process?.env?.[name]
}
