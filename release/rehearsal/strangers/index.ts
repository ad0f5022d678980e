import { client } from './client.ts'
import { commandLines } from './command-lines.ts'
import { description } from './description.ts'
import { installing } from './installing.ts'
import type { Stranger } from './stranger.ts'
import { typescript } from './typescript.ts'
import { withPeers } from './with-peers.ts'

export type { Stranger } from './stranger.ts'

/** Everybody who tries what was published, in the order in which they begin. */
export const strangers: readonly Stranger[] = [
  ...installing,
  ...client,
  ...description,
  ...commandLines,
  ...withPeers,
  ...typescript,
]
