import type { World } from '../world/recipes.ts'

/** The numbers of an area that end in 0100 to 0187: those above are the mock server's for certain outcomes. */
const anArea = 88

/** A number of the range that is kept for fiction in the United States, which this run has not used yet. */
export function freshPhone(world: Pick<World, 'unique'>): string {
  const n = world.unique('phone')
  return `+1${areaOf(Math.floor(n / anArea))}55501${String(n % anArea).padStart(2, '0')}`
}

/**
 * What the mock server does with messages to a number, by its ending: 0188 bans the account that writes, 0190 ends its
 * session, 0192 never gets them, 0193 gets them late, 0196 reads them, 0197 gets them, 0198 is not on WhatsApp, and 0199 never becomes an account.
 */
type Ending = '0188' | '0190' | '0192' | '0193' | '0196' | '0197' | '0198' | '0199'

/** A number of that range with an ending of its own meaning, which no fresh one has. */
export const phoneEnding = (ending: Ending, world: Pick<World, 'unique'>): string =>
  `+1${areaOf(world.unique(ending))}555${ending}`

const areaOf = (n: number): number => 202 + (n % 700)
