import { isLocal } from './address.ts'
import type { Call } from './call.ts'
import { formBody } from './form.ts'

export interface Answer {
  status: number
  statusText: string
  /** Those that the server lets pages see. */
  headers: [name: string, value: string][]
  type: string
  bytes: Uint8Array<ArrayBuffer>
  milliseconds: number
}

/**
 * Sends a call with its key. Both go to the server that was chosen from the list and nowhere else: a call whose address
 * has another origin is not sent, and redirects are not followed.
 *
 * @param server the address of a listed server
 * @returns a sentence when there is no answer
 */
export async function send(
  call: Call,
  key: string,
  server: string,
  signal: AbortSignal,
): Promise<Answer | { problem: string }> {
  const url = URL.parse(call.url)
  if (!url || url.origin !== new URL(server).origin || !call.url.startsWith(`${server}/`))
    return { problem: `Nothing was sent: ${call.url} is not at ${server}, and keys go to listed servers only.` }
  if (!/^[\x21-\x7e]*$/.test(key)) return { problem: 'Nothing was sent: the key has a character that no key can have.' }
  const start = performance.now()
  try {
    const response = await fetch(url, {
      method: call.method,
      headers: [
        ...call.headers,
        ...(key ? [['Authorization', `Bearer ${key}`] as [string, string]] : []),
        ...typeOf(call),
      ],
      body: bodyOf(call),
      ...{ signal, redirect: 'manual', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' },
    })
    if (response.type === 'opaqueredirect')
      return {
        problem: `${url.origin} sends the call elsewhere. It was not followed, so that the key stays where it belongs.`,
      }
    const bytes = new Uint8Array(await response.arrayBuffer())
    const { status, statusText, headers } = response
    const type = headers.get('content-type')?.split(';', 1)[0] ?? ''
    return { status, statusText, headers: [...headers], type, bytes, milliseconds: performance.now() - start }
  } catch {
    return { problem: signal.aborted ? 'Cancelled. The server may have done it all the same.' : silence(url) }
  }
}

/** The type of a form comes with its body, which knows the boundary. */
const typeOf = ({ body }: Call): [string, string][] => (body && 'text' in body ? [['Content-Type', body.type]] : [])

function bodyOf({ body }: Call): Blob | string | null {
  if (!body) return null
  return 'parts' in body ? formBody(body.parts) : body.text
}

/** Browsers do not tell pages why there is no answer; this is what it can be. */
function silence({ origin, protocol, hostname, port }: URL): string {
  if (location.protocol === 'https:' && protocol === 'http:' && !isLocal(hostname))
    return `${origin} was not called: this page came by https, and browsers then refuse http (mixed content). Give the server https, or open this page by http.`
  if (isLocal(hostname))
    return `${origin} does not answer. Is the mock server running? Start it with\nnpx rocketlead-mock --port ${port || 80}\nIf it runs, the browser may have refused this page access to this machine.`
  return `${origin} does not answer, or does not let pages of ${location.origin} call it (CORS). Check the address and that the server is running.`
}
