export interface ControlOptions {
  /** Where the mock server is, such as `http://127.0.0.1:4010`. */
  baseUrl: string
  /** The key whose workspace is steered; it starts with `rl_test_`. */
  apiKey: string
  /** What sends the requests. Default: the global `fetch`. */
  fetch?: Fetch
}

export type Fetch = (request: Request) => Response | Promise<Response>

export interface CallOptions {
  /** Aborts the call, or the stream that it gave; either then rejects with the signal's reason. */
  signal?: AbortSignal
}
