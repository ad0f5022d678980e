import type { Incoming } from './attempt.ts'

/** The answer to come: awaited it gives the data, and it can give the response too. */
export interface ApiPromise<Data> extends Promise<Data> {
  /** The data together with the response that held it, for its status and headers. */
  withResponse(): Promise<{ data: Data; response: Response }>
  /** Only the response, with its body unread. It rejects like the call does: a failure is an error here too. */
  asResponse(): Promise<Response>
}

/** A body is only read as JSON by those who ask for the data. */
export class Answer<Data> extends Promise<Data> implements ApiPromise<Data> {
  readonly #incoming: Promise<Incoming>
  readonly #read: (incoming: Incoming) => Data
  #data: Promise<Data> | undefined

  /** What `then`, `catch` and `finally` give is a plain promise. */
  static override get [Symbol.species]() {
    return Promise
  }

  constructor(incoming: Promise<Incoming>, read: (incoming: Incoming) => Data) {
    super(() => {})
    this.#incoming = incoming
    this.#read = read
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise
  override then<Kept = Data, Caught = never>(
    kept?: ((data: Data) => Kept | PromiseLike<Kept>) | null,
    caught?: ((error: unknown) => Caught | PromiseLike<Caught>) | null,
  ): Promise<Kept | Caught> {
    this.#data ??= this.#incoming.then(this.#read)
    return this.#data.then(kept, caught)
  }

  async withResponse(): Promise<{ data: Data; response: Response }> {
    const data = await this
    return { data, response: responseOf(await this.#incoming) }
  }

  async asResponse(): Promise<Response> {
    return responseOf(await this.#incoming)
  }
}

/** The response as it was before its body was read. */
export function responseOf({ response, body }: Incoming): Response {
  // Some statuses refuse a body, even an empty one. That of a success is its text.
  const copy = new Response((body as string) || null, response)
  return Object.defineProperty(copy, 'url', { value: response.url })
}
