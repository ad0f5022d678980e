import type { Fetch } from '../run/options.ts'
import type { Exchange, ReceivedResponse } from './exchange.ts'
import type { Request } from './request.ts'
import { reasonOf } from './trouble.ts'

export interface SendOptions {
  fetch: Fetch
  /** Milliseconds in which an answer has to be there, whole. */
  timeout: number
  /** The most bytes of a body that are read. */
  maxBytes?: number
  /** Ends the run, and with it a request under way. */
  signal?: AbortSignal | undefined
}

/** Sends a request and waits for its answer to be whole. Never throws: what goes wrong is the exchange's trouble. */
export async function send(
  request: Request,
  { fetch, timeout, maxBytes = 64 * 2 ** 20, signal }: SendOptions,
): Promise<Exchange> {
  const { method, url, headers, content, told } = request
  const limit = new AbortController()
  const stop = () => limit.abort(signal?.reason)
  signal?.addEventListener('abort', stop, { once: true })
  const timer = setTimeout(() => limit.abort(new TimeUp(timeout)), timeout)
  const started = performance.now()
  let isWhole = false
  try {
    const init = { method, headers, redirect: 'manual' as const, signal: limit.signal }
    const response = await within(limit.signal, fetch(url, content === undefined ? init : { ...init, body: content }))
    const text = await readText(response, maxBytes, limit.signal)
    isWhole = true
    return { request: told, response: received(response, text, performance.now() - started), trouble: undefined }
  } catch (error) {
    return { request: told, response: undefined, trouble: reasonOf(limit.signal.aborted ? limit.signal.reason : error) }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    if (!isWhole) limit.abort() // lets go of a connection whose body was not read to its end
  }
}

/** The answer took longer than it may. */
export class TimeUp extends Error {
  override name = 'TimeUp'
  constructor(milliseconds: number) {
    super(`The answer was not there within ${milliseconds} ms.`)
  }
}

/** Ends with the signal, whether what is waited for heeds it or not. */
function within<Value>(signal: AbortSignal, waiting: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    waiting.then(resolve, reject)
  })
}

async function readText(response: Response, maxBytes: number, signal: AbortSignal): Promise<string> {
  if (!response.body) return ''
  const decoder = new TextDecoder()
  const reader = response.body.getReader()
  let text = ''
  let length = 0
  for (;;) {
    const { done, value } = await within(signal, reader.read())
    if (done) return text + decoder.decode()
    length += value.length
    if (length > maxBytes) throw new Error(`The body did not end after ${maxBytes} bytes.`)
    text += decoder.decode(value, { stream: true })
  }
}

function received(response: Response, text: string, milliseconds: number): ReceivedResponse {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text,
    json: jsonOf(text),
    milliseconds,
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
