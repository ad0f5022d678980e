import type { Operation, Schema } from '../../description/description.ts'
import { examplesOf } from '../../description/operations.ts'
import { isRecord } from '../../description/pointer.ts'
import { isJson } from '../../exchange/body.ts'
import type { Call } from '../../exchange/exchange.ts'
import { edges } from '../../schema/values.ts'
import { parameterFor } from '../../world/placeholders.ts'
import { isAlike } from './alike.ts'
import { type Life, recordOf } from './lifecycle.ts'
import { isSuccess } from './run.ts'

/** So many values are tried for a property until one is taken. */
const tries = 4

/** Changes each property alone: it has to have the new value, when it is read again too, and no other one may change. */
export async function holdUpdates(update: Operation, life: Life): Promise<void> {
  const { session, world } = life.stage
  const media = update.body?.media.find(({ type }) => isJson(type))
  const [shape] = media ? session.alternatives(media.schema) : []
  if (!media || !shape) return
  const good = (await world.ready(await world.goodCall(update))).body?.value
  const bound = session.settings.recipes.bound?.[update.id] ?? []
  const names = Object.keys(shape.properties ?? {})
  for (const name of names.filter((each) => !bound.includes(each))) {
    if (session.ended()) return
    const property = shape.properties?.[name]
    const known = isRecord(good) ? good[name] : undefined
    if (property === undefined || parameterFor(name, world.parameters) !== undefined) continue
    await holdUpdate(update, { name, property, known, names, pointer: media.pointer, type: media.type }, life)
  }
}

interface Change {
  name: string
  property: Schema | boolean
  /** A value that is known to make sense. */
  known: unknown
  /** What else could be changed. */
  names: readonly string[]
  pointer: string
  type: string
}

async function holdUpdate(update: Operation, change: Change, life: Life): Promise<void> {
  const { sequence } = life
  const { name, names } = change
  const before = await recordOf(life)
  const values = valuesFor(change, before?.[name], life)
  for (const value of values.slice(0, tries)) {
    const call: Call = { path: life.ids, query: {}, headers: {}, body: { type: change.type, value: { [name]: value } } }
    const exchange = await sequence.call(update, call)
    if (!isSuccess(exchange)) {
      await holdWholeOrNot(update, change, value, before, life)
      continue
    }
    const answered = exchange.response?.json
    const found = await recordOf(life)
    const fail = (message: string, expected: unknown, actual: unknown) =>
      sequence.fail(update, `an update of ${name}`, { check: 'update', message, expected, actual })
    if (isRecord(answered) && name in answered && !isAlike(value, answered[name]))
      return fail(`The answer to an update does not have the new ${name}.`, value, answered[name])
    if (found && name in found && !isAlike(value, found[name]))
      return fail(`An update of ${name} is not there when it is read again.`, value, found[name])
    const lost = names.find(
      (other) =>
        other !== name &&
        before &&
        found &&
        other in before &&
        JSON.stringify(before[other]) !== JSON.stringify(found[other]),
    )
    if (lost !== undefined) return fail(`An update of ${name} changes ${lost} too.`, before?.[lost], found?.[lost])
    if (value === null) return
  }
}

/** A change that is refused for one value must not store the others: told by a free text that is changed beside it. */
async function holdWholeOrNot(
  update: Operation,
  { name, pointer, type }: Change,
  refused: unknown,
  before: Record<string, unknown> | undefined,
  life: Life,
): Promise<void> {
  const { validators } = life.stage.session
  const text = ['name', 'title', 'label', 'description', 'notes'].find(
    (each) => each !== name && typeof before?.[each] === 'string',
  )
  if (text === undefined) return
  const value = { [text]: `${before?.[text]} 2`.slice(-60), [name]: refused }
  if (validators.request(pointer, value).length > 0) return
  const exchange = await life.sequence.call(update, { path: life.ids, query: {}, headers: {}, body: { type, value } })
  if (isSuccess(exchange)) return
  const found = await recordOf(life)
  if (!found || found[text] === before?.[text]) return
  const message = `A change that was refused for ${name} stored ${text} all the same.`
  life.sequence.fail(update, `a refused change of ${text} and ${name}`, {
    check: 'update',
    message,
    expected: before?.[text],
    actual: found[text],
  })
}

/** Values other than the present one: null last, and what is known to make sense first. */
function valuesFor({ property, known, name, pointer }: Change, present: unknown, { stage }: Life): unknown[] {
  const { alternatives, validators } = stage.session
  const examples = isRecord(property) ? [...examplesOf(property), ...alternatives(property).flatMap(examplesOf)] : []
  const all = [known, ...examples, ...edges(property, alternatives).map(({ value }) => value)]
  const valid = all.filter(
    (value) =>
      value !== undefined && !isAlike(value, present) && validators.request(pointer, { [name]: value }).length === 0,
  )
  const plain = valid.filter((value) => value !== null)
  return [...plain.slice(0, tries - 1), ...(valid.includes(null) ? [null] : [])]
}
