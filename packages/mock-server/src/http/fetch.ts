/** The global `fetch`, as far as a client calls it. */
export type Fetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>

/** Lets what answers requests be called as the global `fetch` is. A caller who gives up is told why by its own signal. */
export const asFetch =
  (answer: (request: Request) => Promise<Response>): Fetch =>
  async (input, init) => {
    const request = requestOf(input, init)
    request.signal.throwIfAborted()
    const response = await answer(request)
    request.signal.throwIfAborted()
    return response
  }

function requestOf(input: Request | string | URL, init: RequestInit | undefined): Request {
  if (input instanceof Request) return init === undefined ? input : new Request(input, init)
  if (URL.canParse(String(input))) return new Request(input, init)
  throw new TypeError(
    `The mock server cannot tell where "${input}" is. Give an absolute URL, such as http://mock.test/api/v1/accounts, or the client a base URL.`,
  )
}
