import { type Hooks, Rocketlead, type RocketleadOptions } from '@rocketlead/client'
import { createMockServer, type MockServer, type MockServerOptions } from '@rocketlead/mock-server'
import type { FaultRuleCreate } from '@rocketlead/mock-server/control'
import { onTestFinished } from 'vitest'
import { clientClock } from './clock.ts'

const apiKey = 'rl_test_1'

/** Milliseconds that an attempt may take; other timers do not take as long. */
const timeout = 54_321

type Link = Required<Pick<RocketleadOptions, 'baseUrl' | 'fetch'>>
type Place = (mock: MockServer) => Promise<Link>

export const inProcess: Place = async ({ fetch }) => ({ baseUrl: 'http://mock.test', fetch })

const overASocket: Place = async (mock) => {
  const { url, close } = await mock.listen()
  onTestFinished(close)
  return { baseUrl: url, fetch }
}

export const places: [string, Place][] = [
  ['in process', inProcess],
  ['over a socket', overASocket],
]

export type World = Awaited<ReturnType<typeof meet>>

/** A mock server, and clients of it that lose no time. Of an answer that never ends they get the beginning. */
export async function meet(place: Place, options: MockServerOptions = {}) {
  const clock = clientClock(timeout)
  const sent: { url: string; init: RequestInit }[] = []
  let isEndless = false
  const mock = createMockServer({
    ...options,
    onRequest: ({ fault }) => {
      isEndless = fault?.breakage === 'endless_body'
    },
  })
  onTestFinished(() => mock.close())
  const { baseUrl, fetch } = await place(mock)
  const link: Link = {
    baseUrl,
    async fetch(url, init) {
      sent.push({ url, init })
      const response = await fetch(url, init)
      if (isEndless) setImmediate(clock.runOut)
      return response
    },
  }
  /** A client that tells the hooks what happens. */
  const client = (hooks: Hooks, key = apiKey) => new Rocketlead({ apiKey: key, timeout, ...link, hooks: [hooks] })
  return {
    workspace: mock.workspace(apiKey),
    clock,
    /** What was handed to `fetch`, attempt by attempt. */
    sent,
    client,
    /** A client that waits for nothing. */
    rocketlead: client({ onRetry: ({ delay }) => clock.foretell(delay) }),
  }
}

/** Lets one fault after the other strike the next calls of an operation, each of them once. */
export async function strike({ workspace }: World, operation: string, faults: FaultRuleCreate[]): Promise<void> {
  for (const fault of faults) await workspace.control.faults.create({ ...fault, operation, count: 1 })
}

/** What a call rejects with. */
export async function rejection(call: Promise<unknown>): Promise<unknown> {
  const answer = await call.catch((error: unknown) => ({ error }))
  return (answer as { error?: unknown } | undefined)?.error
}

/** An error's class and message. The rule that a fault came of is left out, since its number says nothing. */
export function toldBy(error: unknown): [name: string, message: string] {
  const { name, message } = error as Error // all that the client throws are
  return [name, message.replace(/This fault was asked for by the fault rule \w+\./, 'Asked for.')]
}
