import { dub } from './dub.ts'
import { heyApi } from './hey-api.ts'
import { knock } from './knock.ts'
import { ky } from './ky.ts'
import { octokit } from './octokit.ts'
import { openapiFetch } from './openapi-fetch.ts'
import type { Peer } from './peer.ts'
import { rocketlead } from './rocketlead.ts'
import { stripe } from './stripe.ts'

/** By the name of the consumer in `consumers/`. */
export const peers: Record<string, Peer> = {
  rocketlead,
  'openapi-fetch': openapiFetch,
  'hey-api': heyApi,
  knock,
  dub,
  stripe,
  octokit,
  ky,
}
