import { type Fetch, Rocketlead, type RocketleadOptions } from '../src/index.ts'

export const apiKey = 'rl_test_key'
export const baseUrl = 'https://rocketlead.example'

/** A client whose every request gets the same answer, and the requests that it sent. Nothing is tried twice unless asked for. */
export function setup(
  answer: () => Response | Promise<Response> = () => Response.json({}),
  options: RocketleadOptions = {},
) {
  const requests: Request[] = []
  const fetch: Fetch = async (url, init) => {
    requests.push(new Request(url, init))
    return answer()
  }
  return { rocketlead: new Rocketlead({ apiKey, baseUrl, fetch, retries: 0, ...options }), requests }
}

/** What a call rejects with. */
export async function rejection(call: Promise<unknown>): Promise<unknown> {
  const answer = await call.catch((error: unknown) => ({ error }))
  return (answer as { error?: unknown } | undefined)?.error
}
