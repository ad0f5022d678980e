import type { CallOptions, Fetch } from './options.ts'

type Tell = NonNullable<CallOptions['onUploadProgress']>

/** Bytes that are handed over at once. */
const step = 65_536

/** A `fetch` that tells how much of the body was taken; where bodies cannot be streams, it only sends. */
export const fetchWithProgress =
  (fetch: Fetch, tell: Tell): Fetch =>
  (url, init) => {
    if (!sendsStreams()) return fetch(url, init)
    const blob = init.body instanceof Blob ? init.body : new Blob([String(init.body)])
    const headers = new Headers(init.headers)
    // Node would else send a stream in chunks; browsers do not let their length be told.
    headers.set('Content-Length', String(blob.size))
    // `duplex` is asked for by everyone who can send a stream, and missing in the types.
    return fetch(url, { ...init, headers, body: steps(blob, tell), duplex: 'half' } as RequestInit)
  }

/** The bytes in steps: a blob's own stream may give all of them at once. */
function steps(blob: Blob, tell: Tell): ReadableStream<Uint8Array> {
  const { size: total } = blob
  let loaded = 0
  return new ReadableStream(
    {
      async pull(controller) {
        const bytes = new Uint8Array(await blob.slice(loaded, loaded + step).arrayBuffer())
        loaded += bytes.byteLength
        controller.enqueue(bytes)
        tell({ loaded, total })
        if (loaded === total) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Some browsers would send `[object ReadableStream]` for one, and call it a text. */
function sendsStreams(): boolean {
  const init = { method: 'POST', body: new ReadableStream(), duplex: 'half' }
  return !new Request('https://rocketlead.example', init).headers.has('Content-Type')
}
