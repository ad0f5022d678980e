import type { Validators } from '../schema/validate.ts'
import { type ExampleCall, exampleCall } from '../world/example-call.ts'
import { leaping } from '../world/leaps.ts'
import type { World } from '../world/recipes.ts'
import { createWorld, type TestWorld } from '../world/world.ts'
import { createNumbers } from './numbers.ts'
import type { ContractOptions } from './options.ts'
import { preflight } from './preflight.ts'
import { operationCalled } from './selection.ts'
import { createSession } from './session.ts'
import { settingsOf } from './settings.ts'

/** Those of a run that say where the server is, and how to get at real things there. */
export interface OpenWorldOptions
  extends Pick<
    ContractOptions,
    'baseUrl' | 'fetch' | 'apiKey' | 'description' | 'recipes' | 'data' | 'rate' | 'timeout' | 'signal'
  > {
  /**
   * Lets time pass on the server, such as `10m`, for what only comes with it, such as an order. Of a mock server in
   * process: `(time) => mock.workspace(apiKey).advance(time)`. Default: none, and such things cannot be had.
   */
  passTime?: (time: string) => unknown
}

/** A world without a run: real things on a server, for whoever wants to call it. Answers are not checked. */
export interface OpenWorld extends World {
  /**
   * The example of an operation, and the same call about things that were made for it alone. It is not sent; send it
   * before time passes for another.
   *
   * @throws CannotRun when the description has no such operation
   * @throws RecipeError when something that it needs cannot be had
   */
  exampleCall(operation: string): Promise<ExampleCall>
  /** Deletes what was made and can be deleted, but not what calls have made that others sent. */
  close(): Promise<void>
}

/**
 * Opens a world on a server.
 *
 * @throws CannotRun when the description, an option or the server is not usable
 */
export async function openWorld({ passTime, ...options }: OpenWorldOptions): Promise<OpenWorld> {
  const settings = await settingsOf(options)
  await preflight(settings)
  const session = createSession(settings, nothingHeld)
  const numbers = createNumbers()
  const worlds: TestWorld[] = []
  const anotherWorld = () => {
    const world = createWorld(session, { ...numbers, note() {}, passTime })
    worlds.push(world)
    return world
  }
  return {
    ...asWorld(anotherWorld()),
    async exampleCall(id) {
      const operation = operationCalled(id, settings.description)
      const parts = { recipes: settings.recipes, alternatives: session.alternatives }
      return leaping(numbers.leap, () => exampleCall(operation, { ...parts, world: anotherWorld() }))
    },
    async close() {
      for (const world of worlds.splice(0).reverse()) await world.leave()
    },
  }
}

/** Nobody is told whether answers are as described, so it is not found out. */
const nothingHeld: Validators = { request: () => [], response: () => [] }

const asWorld = ({ call, must, make, get, good, unique, passTime }: TestWorld): World => ({
  ...{ call, must, make, get, good, unique },
  ...(passTime && { passTime }),
})
