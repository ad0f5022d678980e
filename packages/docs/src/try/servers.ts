import { document } from '../description/document.ts'
import type { Server } from './console-data.ts'

/** Any key that begins with `rl_test_` is a workspace of the mock server; this is the one of its demo. */
const testKey = 'rl_test_demo'

/**
 * The servers of the description, the default one first. The console sends calls, and keys, to these alone.
 *
 * It is published as `servers.json` beside the site's first page. Whoever publishes the site can put another file there:
 * a list of `{ url, description, variables?, testKey? }` as in `Server`, where `variables` are those of OpenAPI. The
 * file decides where a reader's key can go, so it lists what its publisher trusts.
 */
export const servers: Server[] = document.servers.map((server, index) => ({
  ...server,
  ...(index === 0 && { testKey }),
}))
