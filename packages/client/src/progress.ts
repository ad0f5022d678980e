import type { CallOptions, Fetch } from './options.ts'

type Tell = NonNullable<CallOptions['onUploadProgress']>

/** Bytes that are handed over at once. */
const step = 65_536

/**
 * A `fetch` that tells how much of the body was taken. It sends a stream and counts what is drawn from it; browsers send
 * streams over HTTP/2 at most, so that there, unless another `fetch` was given, an XMLHttpRequest sends the body.
 */
export function fetchWithProgress(fetch: Fetch | undefined, tell: Tell): Fetch {
  if (!fetch && 'XMLHttpRequest' in globalThis) return (url, init) => sentByXhr(url, init, tell)
  return (url, init) => sentAsStream(fetch ?? globalThis.fetch, url, init, tell)
}

function sentAsStream(fetch: Fetch, url: string, init: RequestInit, tell: Tell) {
  if (!sendsStreams()) return fetch(url, init)
  const blob = new Blob([init.body as Blob | string])
  // Where it is kept, the body is not sent in chunks, which some servers refuse.
  const headers = new Headers(init.headers)
  headers.set('Content-Length', String(blob.size))
  // `duplex` is asked for by everyone who can send a stream, and missing in the types.
  return fetch(url, { ...init, headers, body: steps(blob, tell), duplex: 'half' } as RequestInit)
}

/** Some browsers would send `[object ReadableStream]` for one, and call it a text. */
function sendsStreams(): boolean {
  const init = { method: 'POST', body: new ReadableStream(), duplex: 'half' }
  return !new Request('https://rocketlead.example', init).headers.has('Content-Type')
}

/** The bytes in steps, since a blob's own stream may give all of them at once. */
function steps(blob: Blob, tell: Tell): ReadableStream<Uint8Array> {
  const { size: total } = blob
  let loaded = 0
  return new ReadableStream(
    {
      async pull(controller) {
        const bytes = new Uint8Array(await blob.slice(loaded, loaded + step).arrayBuffer())
        loaded += bytes.byteLength
        tell({ loaded, total })
        controller.enqueue(bytes)
        if (loaded === total) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Neither the key nor anything else of the request gets into what it rejects with. */
function sentByXhr(url: string, { method, headers, body, signal }: RequestInit, tell: Tell): Promise<Response> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const xhr = new XMLHttpRequest()
    xhr.open(String(method), url)
    for (const [name, value] of new Headers(headers)) xhr.setRequestHeader(name, value)
    xhr.responseType = 'text'
    xhr.upload.onprogress = ({ loaded, total }) => tell({ loaded, total })
    xhr.onerror = () => reject(new TypeError('The XMLHttpRequest failed.'))
    xhr.onload = () => {
      const { status, statusText, responseText } = xhr
      // It has followed a redirect, which made a GET of a POST: no success of the POST.
      if (xhr.responseURL && xhr.responseURL !== new URL(url).href) return resolve(Response.error())
      // Some statuses refuse a body, even an empty one.
      resolve(new Response(responseText || null, { status, statusText, headers: headersOf(xhr) }))
    }
    signal?.addEventListener('abort', () => xhr.abort())
    xhr.send(body as Blob | string)
  })
}

const headersOf = (xhr: XMLHttpRequest) =>
  xhr
    .getAllResponseHeaders()
    .split('\r\n')
    .filter(Boolean)
    .map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])
