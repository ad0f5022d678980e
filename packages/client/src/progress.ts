import type { CallOptions, Fetch } from './options.ts'

type Tell = NonNullable<CallOptions['onUploadProgress']>

/**
 * A `fetch` that tells how much of the body was taken. It sends a stream and counts what is drawn from it; browsers send
 * streams over HTTP/2 at most, so that there, unless another `fetch` was given, an XMLHttpRequest sends the body.
 */
export function fetchWithProgress(fetch: Fetch | undefined, tell: Tell): Fetch {
  if (!fetch && 'XMLHttpRequest' in globalThis) return (url, init) => sentByXhr(url, init, tell)
  return (url, init) => sentAsStream(fetch ?? globalThis.fetch, url, init, tell)
}

function sentAsStream(fetch: Fetch, url: string, init: RequestInit, tell: Tell) {
  const blob = new Blob([init.body as Blob | string])
  const { size: total } = blob
  let loaded = 0
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      loaded += chunk.byteLength
      tell({ loaded, total })
      controller.enqueue(chunk)
    },
  })
  // Where it is kept, the body is not sent in chunks, which some servers refuse.
  const headers = new Headers(init.headers)
  headers.set('Content-Length', String(total))
  // `duplex` is asked for by everyone who can send a stream, and missing in the types.
  const streamed = { ...init, headers, body: blob.stream().pipeThrough(counter), duplex: 'half' } as RequestInit
  return fetch(url, streamed)
}

/** Neither the key nor anything else of the request gets into what it rejects with. */
function sentByXhr(url: string, { method, headers, body, signal }: RequestInit, tell: Tell): Promise<Response> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    xhr.open(String(method), url)
    for (const [name, value] of new Headers(headers)) xhr.setRequestHeader(name, value)
    xhr.responseType = 'text'
    xhr.upload.onprogress = ({ loaded, total }) => tell({ loaded, total })
    xhr.onerror = () => reject(new TypeError('The XMLHttpRequest failed.'))
    xhr.onload = () => {
      const { status, statusText, responseText } = xhr
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
