import { RecipeError, type World } from '../world/recipes.ts'

/** How many minutes are let pass. */
const most = 60

interface While<Begun, Found> {
  /** A part of a sentence: `an order is delivered`. */
  until: string
  begin: () => Promise<Begun>
  look: (begun: Begun) => Promise<Found | undefined>
}

/**
 * Begins what takes a while, and lets a minute pass again and again until it is there.
 *
 * @throws RecipeError when it is not there by then; where no time can be let pass, it is not begun
 */
export async function inTime<Begun, Found>(world: World, { until, begin, look }: While<Begun, Found>): Promise<Found> {
  if (!world.passTime) throw new RecipeError(`It takes a while until ${until}, and no time can be let pass.`)
  const begun = await begin()
  for (let minutes = 0; minutes < most; minutes++) {
    const found = await look(begun)
    if (found !== undefined) return found
    await world.passTime('1m')
  }
  throw new RecipeError(`It takes more than ${most} minutes until ${until}.`)
}
