import type { Planned } from './calls.ts'
import type { Tally } from './tally.ts'

/** Sends calls for one workspace, and notes what comes of them. */
export interface Hand {
  /** A call that has to be answered, with no failure of the server. */
  send(call: Planned): Promise<void>
  /** A call that a fault may strike, in whichever way. */
  sendInto(call: Planned): Promise<void>
  /** A call whose success is needed. */
  ask(method: string, path: string, body?: string | FormData): Promise<Response>
  /** Reads the events until the signal says so. */
  listen(signal: AbortSignal): Promise<void>
}

export function handOf(url: string, apiKey: string, tally: Tally): Hand {
  const authorization = `Bearer ${apiKey}`
  const json = { authorization, 'content-type': 'application/json' }

  async function answered({ operation, method, path, body }: Planned): Promise<{ status: number; text: string }> {
    const headers = body instanceof FormData ? { authorization } : json
    const response = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) })
    const text = await response.text()
    tally.calls += 1
    tally.statuses.set(operation, (tally.statuses.get(operation) ?? new Set()).add(response.status))
    return { status: response.status, text }
  }

  return {
    async send(call) {
      const { status, text } = await answered(call)
      if (status >= 500) tally.failures.push(`${call.operation} answered ${status}: ${text}`)
    },
    async sendInto(call) {
      const { status } = await answered(call).catch(() => ({ status: 0 })) // cut, or broken off
      if (status === 0 || status >= 500) tally.struck += 1
    },
    async ask(method, path, body) {
      const headers = body instanceof FormData ? { authorization } : json
      const response = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) })
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
      return response
    },
    async listen(signal) {
      try {
        const { body } = await fetch(`${url}/_mock/events/stream`, { headers: json, signal })
        for await (const part of body ?? []) tally.events += Buffer.from(part).toString().split('\nid:').length
      } catch (error) {
        if (!signal.aborted) tally.failures.push(`The stream broke off: ${error}`)
      }
    },
  }
}
