import { exchange } from './exchange.ts'
import type { Sent } from './openapi-fetch.ts'
import type { Settings } from './options.ts'
import { responseOf } from './promise.ts'
import type { RawClient } from './raw-client.ts'

const methods = 'GET PUT POST PATCH DELETE use eject'.split(' ')

/** openapi-fetch is loaded with the first call, since most programs make none. */
export function rawClient(settings: Settings): RawClient {
  let client: Promise<RawClient> | undefined
  const call =
    (method: string) =>
    async (...given: unknown[]) => {
      client ??= import('./openapi-fetch.ts').then(({ openapiFetchClient }) =>
        openapiFetchClient(settings.baseUrl, settings.headers, (request) => send(request, settings)),
      )
      // Its type vouches for the arguments.
      return Reflect.get(await client, method)(...given)
    }
  // The names are those of its methods.
  return Object.fromEntries(methods.map((method) => [method, call(method)])) as unknown as RawClient
}

/** Its requests go out as those of methods do. */
async function send(request: Sent, settings: Settings): Promise<Response> {
  const { limits } = settings
  return responseOf(await exchange({ ...request, limits, operation: undefined }, settings))
}
