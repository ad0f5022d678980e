import { Problem } from '../domain/problem.ts'
import { after, day } from '../domain/time.ts'
import { digest } from '../hash.ts'
import type { Answer } from './respond.ts'
import type { Route, ValidInput } from './route.ts'

/** How long the answer to an idempotency key is kept. */
export const keptFor = day

/** Where answers are kept. */
export interface KeptAnswers {
  find(key: string, since: Date): (Answer & { request: string }) | undefined
  save(key: string, answer: Answer & { request: string }, now: Date): void
  forgetUntil(then: Date): void
}

/**
 * What tells a request from another. A form is told by its parts: whoever sends it again draws another boundary.
 *
 * @param bytes the body as it was sent
 */
export function printOf(
  { id }: Route,
  pathname: string,
  { query, form, file }: ValidInput,
  bytes: Uint8Array<ArrayBuffer>,
): string {
  if (form === undefined) return digest(JSON.stringify([id, pathname, query]), 26, bytes)
  return digest(JSON.stringify([id, pathname, query, form, file?.name, file?.mimeType]), 26, file?.bytes)
}

/**
 * Answers a request once for its key: the same request again gets the kept answer, marked as such.
 *
 * @throws Problem `idempotency_key_reused` when the key was used for another request
 */
export function once(
  kept: KeptAnswers,
  key: string | undefined,
  request: string,
  now: Date,
  run: () => Answer,
): Answer {
  if (key === undefined) return run()
  const since = after(now, -keptFor)
  const earlier = kept.find(key, since)
  if (earlier && earlier.request !== request)
    throw new Problem('idempotency_key_reused', 'The idempotency key was used for a different request. Use a new key.')
  if (earlier) return { ...earlier, headers: { ...earlier.headers, 'idempotency-replayed': 'true' } }
  kept.forgetUntil(since)
  const answer = run()
  kept.save(key, { ...answer, request }, now)
  return answer
}

/**
 * Marks a key as being handled, until the function that it gives is called.
 *
 * @throws Problem `idempotency_key_in_use` while another request with the key is
 */
export function claim(running: Set<string>, apiKey: string, key: string | undefined): () => void {
  if (key === undefined) return () => {}
  const mark = `${apiKey} ${key}`
  if (running.has(mark))
    throw new Problem(
      'idempotency_key_in_use',
      'A request with this idempotency key is still being handled. Wait for its answer.',
    )
  running.add(mark)
  return () => running.delete(mark)
}
