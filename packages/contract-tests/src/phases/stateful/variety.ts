import type { Operation, Schema } from '../../description/description.ts'
import { isRecord } from '../../description/pointer.ts'
import { isJson } from '../../exchange/body.ts'
import type { Call } from '../../exchange/exchange.ts'
import { edges } from '../../schema/values.ts'
import { parameterFor } from '../../world/placeholders.ts'
import { callWith } from '../phase.ts'
import type { Stage } from './run.ts'

/** How many things of a kind a list is given, so that it can be sorted and filtered. */
const count = 5

/** Makes some things that are unlike each other, as far as the description lets them be. */
export async function makeVaried(create: Operation, { world, session }: Stage): Promise<void> {
  for (let index = 0; index < count && !session.ended(); index++) {
    const good = await world.goodCall(create)
    const perform = (call: Call) =>
      world.perform({ operation: create, name: 'an item for a list', call, expect: { kind: 'any' } })
    const { exchange } = await perform(varied(good, index, create, { world, session }))
    // What is as described may be refused for what it asks.
    if ((exchange.response?.status ?? 0) >= 400) await perform(good)
  }
}

/** A call with other texts, numbers and enum members than its neighbours have. */
function varied(good: Call, index: number, { id, body }: Operation, { world, session }: Omit<Stage, 'note'>): Call {
  const media = body?.media.find(({ type }) => isJson(type) && type === good.body?.type)
  const value = good.body?.value
  const [shape] = media ? session.alternatives(media.schema) : []
  if (!media || !shape || !isRecord(value) || !good.body) return good
  const bound = session.settings.recipes.bound?.[id] ?? []
  const fits = (made: unknown) => session.validators.request(media.pointer, made).length === 0
  let made = value
  for (const [name, property] of Object.entries(shape.properties ?? {})) {
    if (bound.includes(name) || parameterFor(name, world.parameters) !== undefined || !isRecord(property)) continue
    const other = otherValue(value[name], property, index, session.alternatives)
    if (other !== undefined && fits({ ...made, [name]: other })) made = { ...made, [name]: other }
  }
  return callWith(good, { body: { ...good.body, value: made } })
}

function otherValue(
  present: unknown,
  property: Schema,
  index: number,
  alternatives: Stage['session']['alternatives'],
): unknown {
  const [first] = alternatives(property)
  if (first?.enum) return first.enum[index % first.enum.length]
  if (first?.type === 'integer' || first?.type === 'number') {
    const numbers = edges(first, alternatives).map(({ value }) => value)
    return typeof present === 'number' ? numbers[index % numbers.length] : undefined
  }
  const isFree = first?.type === 'string' && !first.format && !first.pattern
  // From the last letters to the first, so that the order in which they are made is no order of theirs.
  return isFree && typeof present === 'string' ? `${String.fromCharCode(122 - 3 * index)} ${present}` : undefined
}
