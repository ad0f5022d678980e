import { told } from '../../checks/expected.ts'
import type { Operation } from '../../description/description.ts'
import { isRecord } from '../../description/pointer.ts'
import type { Call, Exchange } from '../../exchange/exchange.ts'
import { idIn } from '../../world/derive.ts'
import type { Ids } from '../../world/recipes.ts'
import { isAlike } from './alike.ts'
import { identityOf, walk } from './lists.ts'
import type { Resource } from './resources.ts'
import { isSuccess, type Sequence, type Stage, sequenceOf } from './run.ts'
import { holdUpdates } from './updates.ts'

/** One thing under way: made, read, changed, deleted. */
export interface Life {
  resource: Resource
  ids: Ids
  sequence: Sequence
  stage: Stage
}

/** Makes a thing, reads it back and finds it in its list, changes it, deletes it, and looks for it in vain. */
export async function holdLife(resource: Resource, stage: Stage): Promise<void> {
  const sequence = sequenceOf(stage)
  const other = await stage.world.make(resource.parameter) // so that there are two, and one is not taken for the other
  const ids = (await createdIds(resource, sequence, stage)) ?? (await stage.world.make(resource.parameter))
  const life: Life = { resource, ids, sequence, stage }
  await holdApart({ ...life, ids: other })
  const before = await recordOf(life)
  await holdListed(life, before)
  if (resource.update) await holdUpdates(resource.update, life)
  if (resource.remove) await holdDeletion(resource.remove, life)
}

/** What is read has to be what was asked for. */
async function holdApart({ resource: { read, parameter }, ids, sequence }: Life): Promise<void> {
  if (!read) return
  const exchange = await sequence.call(read, { path: ids, query: {}, headers: {} })
  const found = isRecord(exchange.response?.json) ? exchange.response.json.id : undefined
  if (!isSuccess(exchange) || found === undefined || String(found) === ids[parameter]) return
  sequence.fail(read, 'one of two', {
    check: 'read-back',
    message: 'Another one is read than was asked for.',
    expected: ids[parameter],
    actual: found,
  })
}

/** Creates one by the operation for it; what is answered has to be what was sent, and has to be there when it is read. */
async function createdIds(
  { create, read, parameter }: Resource,
  sequence: Sequence,
  { world, session }: Stage,
): Promise<Ids | undefined> {
  if (!create || session.settings.readOnly) return undefined
  const call = await world.ready(await world.goodCall(create))
  const exchange = await sequence.call(create, call)
  if (!isSuccess(exchange)) return undefined
  const body = exchange.response?.json
  const id = idIn(body, parameter, create)
  if (id === undefined) return undefined
  const ids: Ids = { ...textsOf(call.path), [parameter]: id }
  compare(create, 'what was made', sentBy(call), body, sequence, 'The answer to a creation is not what was sent')
  if (!read) return ids
  const again = await sequence.call(read, { path: ids, query: {}, headers: {} })
  if (!isSuccess(again))
    sequence.fail(read, 'what was just made', {
      check: 'read-back',
      message: 'What was just made cannot be read.',
      expected: 'a success',
      actual: tellOf(again),
    })
  else
    compare(
      read,
      'what was just made',
      { ...plainOf(body), ...sentBy(call) },
      again.response?.json,
      sequence,
      'What is read is not what was made',
    )
  return ids
}

/** What is left to the server is filled in, and what is named by its id may be told in full. */
const isComparable = (made: unknown, found: unknown): boolean =>
  made !== null && (found === null || typeof made === typeof found)

/** Compares what both have. */
function compare(
  operation: Operation,
  name: string,
  made: unknown,
  found: unknown,
  sequence: Sequence,
  message: string,
): void {
  if (!isRecord(made) || !isRecord(found)) return
  for (const [key, value] of Object.entries(made)) {
    const other = found[key]
    if (other === undefined || !isComparable(value, other) || isAlike(value, other)) continue
    sequence.fail(operation, name, {
      check: 'read-back',
      message: `${message}: ${key}.`,
      expected: value,
      actual: other,
    })
  }
}

/** The plain values of an answer that time does not change: no dates, no numbers, no states. */
function plainOf(body: unknown): Record<string, unknown> {
  if (!isRecord(body)) return {}
  const isStill = ([key, value]: [string, unknown]) =>
    typeof value === 'string' && !/^\d{4}-\d\d-\d\d/.test(value) && !/status|state|phase/i.test(key)
  return Object.fromEntries(Object.entries(body).filter(isStill))
}

const sentBy = ({ body }: Call): Record<string, unknown> => (isRecord(body?.value) ? body.value : {})

const textsOf = (path: Call['path']): Ids =>
  Object.fromEntries(Object.entries(path).map(([name, value]) => [name, String(value)]))

/** The thing as it is now: read by itself, or else found in its list. */
export async function recordOf({
  resource: { read, list, parameter },
  ids,
  sequence,
}: Life): Promise<Record<string, unknown> | undefined> {
  const call: Call = { path: ids, query: {}, headers: {} }
  if (read) {
    const { response } = await sequence.call(read, call)
    return isRecord(response?.json) ? response.json : undefined
  }
  const listed = list && (await walk(list, call, undefined, sequence))
  const found = listed?.items.find((item) => idIn(item, parameter) === ids[parameter])
  return isRecord(found) ? found : undefined
}

/** What is there has to be in its list, as it is by itself. */
async function holdListed(
  { resource: { list, parameter }, ids, sequence }: Life,
  record: Record<string, unknown> | undefined,
): Promise<void> {
  if (!list) return
  const listed = await walk(list, { path: ids, query: {}, headers: {} }, undefined, sequence)
  if (!listed?.isWhole) return
  const id = ids[parameter]
  const found = listed.items.find((item) => identityOf(item) === id || idIn(item, parameter) === id)
  if (found === undefined) {
    sequence.fail(list, 'what is there, in its list', {
      check: 'read-back',
      message: 'The list lacks what is there.',
      expected: id,
      actual: `${listed.items.length} others`,
    })
    return
  }
  compare(
    list,
    'what is there, in its list',
    plainOf(record),
    found,
    sequence,
    'The list has it otherwise than it is read',
  )
}

/** What was deleted must not be found any more, by itself, in its list or to be changed and deleted again. */
async function holdDeletion(remove: Operation, life: Life): Promise<void> {
  const { resource, ids, sequence } = life
  const call: Call = { path: ids, query: {}, headers: {} }
  const deleted = await sequence.call(remove, call)
  if (!isSuccess(deleted)) return
  const keeps = isRecord(deleted.response?.json) // it answers what is left of it, such as something that is cancelled
  if (keeps) return
  const holdGone = async (operation: Operation, done: string) => {
    const exchange = await sequence.call(operation, call)
    const status = exchange.response?.status ?? 0
    if (status === 404 || status === 410) return
    const message = `What was deleted can still be ${done}.`
    sequence.fail(operation, `what was deleted, ${done}`, {
      check: 'delete',
      message,
      expected: '404',
      actual: tellOf(exchange),
    })
  }
  if (resource.read) await holdGone(resource.read, 'read')
  await holdGone(remove, 'deleted again')
  const { list, parameter } = resource
  const listed = list && (await walk(list, call, undefined, sequence))
  if (
    list &&
    listed?.items.some((item) => identityOf(item) === ids[parameter] || idIn(item, parameter) === ids[parameter])
  )
    sequence.fail(list, 'what was deleted, in its list', {
      check: 'delete',
      message: 'The list still has what was deleted.',
      expected: `without ${ids[parameter]}`,
      actual: 'it is there',
    })
}

const tellOf = ({ response }: Exchange): string => (response ? told(response) : 'no answer')
