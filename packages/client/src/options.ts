import { RocketleadError } from './errors.ts'

export interface RocketleadOptions {
  /**
   * The API key, or a function that is asked for it before every request, for keys that are fetched or rotate.
   * Default: the environment variable `ROCKETLEAD_API_KEY`, where there are environment variables.
   */
  apiKey?: string | (() => string | Promise<string>)
  /**
   * Where the service is, such as `https://rocketlead.example`; a path in it stays in front of the operations' paths.
   * Default: the environment variable `ROCKETLEAD_BASE_URL`.
   */
  baseUrl?: string
  /** What sends the requests. Default: the global `fetch`. */
  fetch?: Fetch
}

export interface CallOptions {
  /** Aborts the call; it then rejects with the signal's reason. */
  signal?: AbortSignal
  /** Further headers. `Authorization` is always the client's own. */
  headers?: Record<string, string>
  /**
   * Makes the call safe to repeat for 24 hours: the same key with the same request gets the first answer again. Only
   * for operations whose comment says that they take one; others refuse it, since it would not protect them.
   */
  idempotencyKey?: string
}

export type Fetch = (request: Request) => Response | Promise<Response>

/** The options with every default filled in and checked. */
export interface Settings {
  apiKey: () => Promise<string>
  baseUrl: string
  fetch: Fetch
}

export function settingsFrom({
  apiKey,
  baseUrl,
  fetch = (request) => globalThis.fetch(request),
}: RocketleadOptions): Settings {
  const key = apiKey ?? environment('ROCKETLEAD_API_KEY')
  const base = baseUrl ?? environment('ROCKETLEAD_BASE_URL')
  if (!key) throw new RocketleadError('There is no API key: pass `apiKey` or set ROCKETLEAD_API_KEY.')
  if (!base) throw new RocketleadError('There is no base URL: pass `baseUrl` or set ROCKETLEAD_BASE_URL.')
  return { apiKey: keySource(key), baseUrl: checkedBaseUrl(base), fetch }
}

function keySource(key: NonNullable<RocketleadOptions['apiKey']>): Settings['apiKey'] {
  if (typeof key === 'function') return async () => checkedKey(await key())
  const checked = checkedKey(key)
  return async () => checked
}

/** Refused here, because `Headers` would put the key into its complaint. */
function checkedKey(key: string): string {
  const trimmed = typeof key === 'string' ? key.trim() : ''
  if (!trimmed) throw new RocketleadError('The API key is empty.')
  if (!/^[\x21-\x7e]+$/.test(trimmed)) throw new RocketleadError('The API key has characters that no header can carry.')
  return trimmed
}

/** Without slashes at its end. A faulty one is not repeated in the message: it may well be a key in the wrong place. */
function checkedBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url?.protocol.startsWith('http')) throw new RocketleadError('The base URL is no http or https address.')
  if (url.username || url.password) throw new RocketleadError('The base URL must not hold a user name or password.')
  if (url.search || url.hash) throw new RocketleadError('The base URL must end before any `?` or `#`.')
  return text.replace(/\/+$/, '')
}

function environment(name: string): string | undefined {
  // Browsers have no `process`, so it is looked up where it would be; Node, Deno, Bun and Workers vouch for its shape.
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } }
  return process?.env?.[name]
}
