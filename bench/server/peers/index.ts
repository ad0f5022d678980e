import { bare } from './bare.ts'
import { jsonServer } from './json-server.ts'
import { mockoon } from './mockoon.ts'
import { openapiBackend } from './openapi-backend.ts'
import type { Peer } from './peer.ts'
import { prism } from './prism.ts'
import { rocketlead, rocketleadOnDisk, rocketleadUnchecked } from './rocketlead.ts'
import { scalar, scalarWithState } from './scalar.ts'

/** By the name that the results have. */
export const peers = {
  rocketlead,
  rocketleadUnchecked,
  rocketleadOnDisk,
  bare,
  prism,
  scalar,
  scalarWithState,
  openapiBackend,
  jsonServer,
  mockoon,
} satisfies Record<string, Peer>

export type PeerName = keyof typeof peers

export const peerNames = Object.keys(peers) as PeerName[] // the keys of the object above
