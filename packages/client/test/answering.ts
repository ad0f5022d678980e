import { afterEach, beforeEach, vi } from 'vitest'
import type { Rocketlead } from '../src/index.ts'
import { rejection, setup } from './setup.ts'

type Answer = () => Response | Promise<Response>

/** Answers in turn, and gives the last one again and again. */
export function inTurn(first: Answer, ...others: Answer[]): Answer {
  const answers = [first, ...others]
  return () => (answers.length > 1 ? (answers.shift() ?? first)() : (answers[0] ?? first)())
}

export const ok =
  (data: unknown = {}): Answer =>
  () =>
    Response.json(data)

export const failing =
  (status: number, headers: Record<string, string> = {}): Answer =>
  () =>
    Response.json({ title: 'No', detail: 'No.', status }, { status, headers })

export const lost: Answer = () => Promise.reject(new TypeError('fetch failed'))

/** A `fetch` that does not even heed its signal. */
export const silent: Answer = () => new Promise(() => {})

/** An answer whose headers come and whose body never ends. */
export const endless: Answer = () =>
  new Response(new ReadableStream({ start: (body) => body.enqueue(new Uint8Array(1)) }))

/** Time that only passes when it is told to. */
export const freezeTime = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })

/** Every test of a file has time that stands still, and chance that always gives a half. */
export function freezeTimeAndChance(): void {
  beforeEach(() => {
    freezeTime()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })
}

/** How a call ends, however long its waits are, and what it sent. */
export async function outcome(
  answer: Answer,
  options: Parameters<typeof setup>[1],
  call: (rocketlead: Rocketlead) => Promise<unknown>,
) {
  const { rocketlead, requests } = setup(answer, options)
  const start = performance.now()
  const ending = rejection(call(rocketlead))
  await vi.runAllTimersAsync()
  return { error: await ending, requests, milliseconds: performance.now() - start }
}
