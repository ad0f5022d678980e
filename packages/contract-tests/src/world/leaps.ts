import { RecipeError } from './recipes.ts'

/** How often it is tried to get behind what earlier runs have made. */
const mostLeaps = 12

/**
 * Where an earlier run has taken the names and numbers of this one, goes on far behind them.
 *
 * @throws RecipeError
 */
export async function leaping<Value>(leap: () => void, run: () => Promise<Value>): Promise<Value> {
  for (let leaps = 0; ; leaps++)
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof RecipeError) || error.status !== 409 || leaps >= mostLeaps) throw error
      leap()
    }
}
