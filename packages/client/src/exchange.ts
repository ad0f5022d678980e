import { attempt, type Incoming } from './attempt.ts'
import type { Serialized } from './body.ts'
import { abortError } from './errors.ts'
import { eventOf, tell } from './hooks.ts'
import type { CallOptions, Limits, Settings } from './options.ts'
import { pause } from './within.ts'

export interface Outgoing {
  /** The operationId; none for a call of `raw`. */
  operation: string | undefined
  method: string
  /** That of the URL without the query. */
  path: string
  url: string
  /** Without the API key and the body's type. */
  headers: Headers
  /** The body, serialized once for all attempts; what is uploaded may take a while to be read. */
  serialized: Promise<Serialized>
  limits: Required<Limits>
  signal: AbortSignal | undefined
  onUploadProgress?: CallOptions['onUploadProgress']
}

/**
 * Sends a request, again if need be, and gives the answer when it is a success.
 *
 * @throws RocketleadError, and what hooks, the source of the API key and the upload throw
 */
export async function exchange(request: Outgoing, settings: Settings): Promise<Incoming> {
  const { operation, method, path, limits, signal } = request
  const facts = { operation, method, path, attempts: 0 }
  const ends = { signal, aborted: () => abortError(facts, signal) }
  const deadline = performance.now() + limits.totalTimeout
  const left = () => deadline - performance.now()
  try {
    for (;;) {
      facts.attempts++
      const outcome = await attempt({ request, settings, facts, ends, left })
      if ('response' in outcome) return outcome
      const { error, wait } = outcome
      if (typeof wait === 'string') throw error
      await tell(settings.hooks, 'onRetry', { ...eventOf(request, facts), error, delay: wait })
      // The hook may have taken its time.
      if (wait >= left()) throw error
      await pause(wait, ends)
    }
  } catch (error) {
    await tell(settings.hooks, 'onError', { ...eventOf(request, facts), error })
    throw error
  }
}
