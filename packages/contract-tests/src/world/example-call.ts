import type { Operation } from '../description/description.ts'
import { at, child, put } from '../description/pointer.ts'
import { textOf } from '../exchange/address.ts'
import { isFilePart } from '../exchange/body.ts'
import type { Call } from '../exchange/exchange.ts'
import type { Alternatives } from '../schema/alternatives.ts'
import { goodCall } from './good-call.ts'
import { type Leaf, leavesOf } from './leaves.ts'
import { parameterFor } from './placeholders.ts'
import { type Recipes, tried } from './recipes.ts'
import { callFrom, type TestWorld } from './world.ts'

/** The example of an operation, as it is documented and as it can be sent. Where they differ, both have a text. */
export interface ExampleCall {
  /**
   * As the description has it: the examples of the parameters that are required, and the first example of the body. A
   * description holds no files, so the ones of a form are those that can be sent.
   */
  documented: Call
  /** The same about things that are there, in the state that the operation needs: it succeeds once. */
  ready: Call
}

export interface ExampleCallOptions {
  /** One in which nothing was made yet, so that this call shares nothing with another. */
  world: TestWorld
  recipes: Recipes
  alternatives: Alternatives
}

/** Makes what the example of an operation needs. @throws RecipeError when something cannot be had */
export async function exampleCall(operation: Operation, options: ExampleCallOptions): Promise<ExampleCall> {
  const described = describedCall(operation, options.alternatives)
  const fitting = await fittingCall(operation, described, options)
  const idFor = createIds(options.world)
  const isWhole = options.recipes.examples?.[operation.id] !== undefined
  let [documented, ready]: unknown[] = [described, described]
  for (const leaf of leavesOf(described)) {
    const there = at(fitting, child('', ...leaf.steps))
    if (isFilePart(there)) documented = put(documented, leaf.steps, there)
    const isThere = isFilePart(there) || (isWhole && areTexts(leaf.value, there))
    ready = put(ready, leaf.steps, isId(leaf) ? await idFor(leaf, there) : isThere ? there : leaf.value)
  }
  return { documented, ready } as ExampleCall // with other texts and files in the same places they are calls as before
}

/** What is in a path is a text, whatever it means. */
function describedCall(operation: Operation, alternatives: Alternatives): Call {
  const call = goodCall(operation, { alternatives, parameters: [] })
  return { ...call, path: Object.fromEntries(Object.entries(call.path).map(([name, value]) => [name, textOf(value)])) }
}

/** A call that succeeds, of which something may stand in place of what the example has there. */
async function fittingCall(operation: Operation, described: Call, options: ExampleCallOptions): Promise<Call> {
  const { world, recipes, alternatives } = options
  const plain = goodCall(operation, { alternatives, parameters: world.parameters })
  const recipe = recipes.examples?.[operation.id] ?? recipes.calls?.[operation.id]
  const said = recipe ? callFrom(await tried(() => recipe(world, described.body?.value))) : plain
  return world.ready({ ...plain, ...said, path: { ...plain.path, ...said.path } })
}

const areTexts = (...values: unknown[]): boolean => values.every((value) => typeof value === 'string')

/** What is in a path names something, and so does a text in a property with such a name: `id`, `leadIds`, `lead_id`. */
const isId = ({ steps: [place], name, value }: Leaf): boolean =>
  place === 'path' || (typeof value === 'string' && /(?:^i|I|_i)ds?$/.test(name))

/** Gives ids that are there in place of documented ones: for the same one the same, for another another. */
function createIds(world: TestWorld) {
  const known = new Map<unknown, unknown>()
  const isTaken = (id: unknown) => [...known.values()].includes(id)

  async function another({ steps: [place], name, value }: Leaf, there: unknown): Promise<unknown> {
    if (place === 'path') return textOf(there)
    const parameter = parameterFor(name, world.parameters)
    const id = parameter !== undefined && (there === undefined || isTaken(there)) ? await makeOne(parameter) : there
    return typeof id === 'string' ? id : value
  }
  const makeOne = async (parameter: string) => (await world.make(parameter))[parameter]

  return async (leaf: Leaf, there: unknown): Promise<unknown> => {
    const before = leaf.steps[0] === 'path' ? undefined : known.get(leaf.value)
    const id = before ?? (await another(leaf, there))
    known.set(leaf.value, id)
    return id
  }
}
