import type { CallOptions, Fetch } from './options.ts'

type Tell = NonNullable<CallOptions['onUploadProgress']>

/** A `fetch` that tells how much of the body was taken. */
export const fetchWithProgress =
  (fetch: Fetch, tell: Tell): Fetch =>
  (url, init) => {
    const blob = init.body instanceof Blob ? init.body : new Blob([String(init.body ?? '')])
    const { size: total } = blob
    let loaded = 0
    const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        loaded += chunk.byteLength
        tell({ loaded, total })
        controller.enqueue(chunk)
      },
    })
    // `duplex` is asked for by everyone who can send a stream, and missing in the types.
    const streamed = { ...init, body: blob.stream().pipeThrough(counter), duplex: 'half' } as RequestInit
    return fetch(url, streamed)
  }
