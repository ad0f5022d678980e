import { document } from '../description/document.ts'
import type { Server } from './console-data.ts'

/** Any key that begins with `rl_test_` is a workspace of the mock server; this is the one of its demo. */
const testKey = 'rl_test_demo'

/** The address of a shared sandbox, as `SANDBOX_URL` names it: of a path, without the slash at its end. */
function sandbox(): Server[] {
  const address = process.env.SANDBOX_URL
  if (!address) return []
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new Error(
      `SANDBOX_URL is ${address}; it has to be the address of a sandbox, such as https://sandbox.example.com.`,
    )
  return [
    {
      url: url.href.replace(/\/+$/, ''),
      description: 'A mock server that many share. Each key is a workspace of its own.',
      testKey: 'rl_test_*',
    },
  ]
}

/**
 * The servers of the description after a sandbox, if there is one; the first is chosen until the reader chooses. The
 * console sends calls, and keys, to these alone.
 *
 * It is published as `servers.json` beside the site's first page. Whoever publishes the site can put another file there:
 * a list of `{ url, description, variables?, testKey? }` as in `Server`, where `variables` are those of OpenAPI. The
 * file decides where a reader's key can go, so it lists what its publisher trusts.
 */
export const servers: Server[] = [
  ...sandbox(),
  ...document.servers.map((server, index) => ({ ...server, ...(index === 0 && { testKey }) })),
]
