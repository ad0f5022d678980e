import type { Session } from '../run/session.ts'
import { makeOne, pathParameters, type Source } from './derive.ts'
import { leaping } from './leaps.ts'
import { type Ids, RecipeError, tried, type World } from './recipes.ts'

/** The things that path parameters name: what is there, and how more is made. */
export interface Things {
  /** Makes a new one. @throws RecipeError */
  make(parameter: string): Promise<Ids>
  /** One that is there, or else a new one. @throws RecipeError */
  get(parameter: string): Promise<Ids>
  /** Values of several parameters that belong together. @throws RecipeError */
  all(parameters: readonly string[]): Promise<Ids>
  /** Forgets everything that one of these values names or is around. */
  forget(values: ReadonlySet<string>): void
  /** The values that are in use. */
  values(): string[]
  clear(): void
}

/** The most things that are made for one parameter in a run. */
const most = 2_000

interface ThingsOptions {
  session: Session
  sources: ReadonlyMap<string, Source>
  /** What recipes are given. */
  world(): World
  /** Lets the numbers of names go on much higher. */
  leap(): void
}

export function createThings({ session, sources, world, leap }: ThingsOptions): Things {
  const { recipes, data, readOnly } = session.settings
  const there = new Map<string, Ids>()
  const made = new Map<string, number>()

  async function make(parameter: string): Promise<Ids> {
    const given = data[parameter]
    if (given !== undefined) return aroundOf(parameter, given)
    const count = (made.get(parameter) ?? 0) + 1
    if (count > most) throw new RecipeError(`More than ${most} were made for ${parameter}.`)
    made.set(parameter, count)
    const ids = await another(parameter)
    there.set(parameter, ids)
    return ids
  }

  async function another(parameter: string): Promise<Ids> {
    const recipe = readOnly ? undefined : recipes.resources?.[parameter]
    const source = sources.get(parameter)
    return leaping(leap, async () => {
      const ids = recipe
        ? await tried(() => recipe(world()))
        : source && (await makeOne(parameter, source, world(), readOnly))
      if (ids) return ids
      throw new RecipeError(`There is no ${parameter} to be had.`)
    })
  }

  /** A given id, and those of what stands before it in its path. */
  async function aroundOf(parameter: string, given: string): Promise<Ids> {
    const parent = outer(parameter).at(-1)
    return { ...(parent === undefined ? {} : await make(parent)), [parameter]: given }
  }

  const outer = (parameter: string): string[] => pathParameters(sources.get(parameter)?.collection ?? '')
  const get = async (parameter: string): Promise<Ids> => there.get(parameter) ?? make(parameter)

  return {
    make,
    get,
    async all(parameters) {
      const ids: Ids = {}
      // What is inside of something brings the ids of what is around it.
      const inner = parameters.toSorted((one, other) => outer(other).length - outer(one).length)
      for (const name of inner) if (ids[name] === undefined) Object.assign(ids, { ...(await get(name)), ...ids })
      return ids
    },
    forget(values) {
      for (const [name, ids] of there) if (Object.values(ids).some((value) => values.has(value))) there.delete(name)
    },
    values: () => [...there.values()].flatMap((ids) => Object.values(ids)),
    clear: () => there.clear(),
  }
}
