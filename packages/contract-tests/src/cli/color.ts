import type { Environment } from './read.ts'

/** Whether what is written there may have colours: on a terminal, unless NO_COLOR or FORCE_COLOR say otherwise. */
export function hasColor({ NO_COLOR, FORCE_COLOR }: Environment, stream: { isTTY?: boolean }): boolean {
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return stream.isTTY === true
}
