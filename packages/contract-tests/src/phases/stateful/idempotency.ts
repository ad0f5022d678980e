import { describedFor } from '../../checks/described.ts'
import { told } from '../../checks/expected.ts'
import type { Operation } from '../../description/description.ts'
import { isRecord } from '../../description/pointer.ts'
import type { Call, Exchange, ReceivedResponse } from '../../exchange/exchange.ts'
import { otherKey } from '../../exchange/request.ts'
import { isSuccess, type Stage, sequenceOf } from './run.ts'

const keyName = /^(?:x-)?idempotency-key$/i

const keyOf = ({ parameters }: Operation) =>
  parameters.find(({ in: place, name }) => place === 'header' && keyName.test(name))

export const takesKey = (operation: Operation): boolean => keyOf(operation) !== undefined

/** Repeats a call with its key: it has to be answered as before, and another call with the key has to be refused. */
export async function holdIdempotency(operation: Operation, stage: Stage): Promise<void> {
  const parameter = keyOf(operation)
  if (!parameter) return
  const { world, session } = stage
  const sequence = sequenceOf(stage)
  const keyed = (call: Call): Call => ({
    ...call,
    headers: { ...call.headers, [parameter.name]: `contract-${session.settings.seed}-${world.unique()}` },
  })
  const call = keyed(await world.ready(await world.goodCall(operation)))
  const first = await sequence.call(operation, call)
  if (!first.response || !isSuccess(first)) return
  const second = await sequence.call(operation, call)
  const name = 'the same call again with its idempotency key'
  const fail = (message: string, expected: unknown, actual: unknown) =>
    sequence.fail(operation, name, { check: 'idempotency', message, expected, actual })
  const { response } = second
  if (!response) return
  if (response.status !== first.response.status)
    return fail('A repeated call is answered with another status.', first.response.status, told(response))
  if (response.text !== first.response.text)
    return fail('A repeated call is answered otherwise.', told(first.response), told(response))
  const marker = describedFor(operation.responses, response.status)?.headers.find(({ name: header }) =>
    /idempot.*replay/i.test(header),
  )
  if (marker && response.headers[marker.name.toLowerCase()] === undefined)
    fail(`A repeated answer is not marked by ${marker.name}.`, marker.name, 'not there')
  await otherWorkspace(operation, call, first, stage)
  await otherCall(operation, call, stage)
  await otherCase(operation, call, parameter.name, stage)
  await atOnce(operation, keyed, stage)
}

async function otherCall(operation: Operation, call: Call, stage: Stage): Promise<void> {
  const { body } = call
  const media = operation.body?.media.find(({ type }) => type === body?.type)
  if (!body || !media || !isRecord(body.value)) return
  const changed = othersOf(body.value).find(
    (value) => stage.session.validators.request(media.pointer, value).length === 0,
  )
  if (!changed) return
  const sequence = sequenceOf(stage)
  const exchange = await sequence.call(operation, { ...call, body: { ...body, value: changed } })
  if (isSuccess(exchange))
    sequence.fail(operation, 'another call with an idempotency key that was used', {
      check: 'idempotency',
      message: 'An idempotency key was taken for another call than its own.',
      expected: 'a status from 400 to 499',
      actual: exchange.response ? told(exchange.response) : 'none',
    })
}

/** Keys belong to a workspace: with another one's they mean another call. */
async function otherWorkspace(operation: Operation, call: Call, first: Exchange, stage: Stage): Promise<void> {
  const { otherApiKey } = stage.session.settings
  if (otherApiKey === undefined) return
  const sequence = sequenceOf(stage)
  const exchange = await sequence.call(operation, call, otherKey(otherApiKey))
  const { response } = exchange
  if (!response || !isSuccess(exchange)) return
  const hasId = isRecord(response.json) && response.json.id !== undefined
  if (!isReplayed(response) && !(hasId && response.text === first.response?.text)) return
  sequence.fail(operation, 'the same call of another workspace', {
    check: 'idempotency',
    message: 'A workspace is given the answer that another one got for the same idempotency key.',
    expected: 'an answer of its own',
    actual: told(response),
  })
}

/** Whether an answer says that it is one of before. */
const isReplayed = ({ headers }: ReceivedResponse): boolean =>
  Object.keys(headers).some((header) => /idempot.*replay/i.test(header))

/** Keys are opaque: one that differs in a letter's case is another key. */
async function otherCase(operation: Operation, call: Call, name: string, stage: Stage): Promise<void> {
  const sequence = sequenceOf(stage)
  const again = await stage.world.ready(await stage.world.goodCall(operation))
  const key = call.headers[name]?.toUpperCase() ?? ''
  const exchange = await sequence.call(operation, { ...again, headers: { ...again.headers, [name]: key } })
  const { response } = exchange
  const isTaken = isRecord(response?.json) && /idempotency.*reused/.test(String(response.json.code))
  if (!response || (!isReplayed(response) && !isTaken)) return
  sequence.fail(operation, 'a call with an idempotency key in capital letters', {
    check: 'idempotency',
    message: 'Idempotency keys that differ in the case of letters are taken for one.',
    expected: 'an answer of its own',
    actual: told(response),
  })
}

/** Objects that differ from another in one thing. */
function othersOf(value: Record<string, unknown>): Record<string, unknown>[] {
  return Object.entries(value).flatMap(([key, item]) => {
    if (typeof item === 'boolean') return [{ ...value, [key]: !item }]
    if (typeof item === 'string') return [{ ...value, [key]: `${item} 2` }, without(value, key)]
    return [without(value, key)]
  })
}

const without = (value: Record<string, unknown>, key: string): Record<string, unknown> => {
  const { [key]: _, ...others } = value
  return others
}

/** Two calls at the same time with one key: one is done, and the other one waits for it, is refused or gets its answer. */
async function atOnce(operation: Operation, keyed: (call: Call) => Call, stage: Stage): Promise<void> {
  const sequence = sequenceOf(stage)
  const call = keyed(await stage.world.ready(await stage.world.goodCall(operation)))
  const [one, other] = await Promise.all([sequence.call(operation, call), sequence.call(operation, call)])
  if (!isSuccess(one) || !isSuccess(other) || one.response?.text === other.response?.text) return
  sequence.fail(operation, 'two calls at once with one idempotency key', {
    check: 'idempotency',
    message: 'Two calls at once with one idempotency key both happened.',
    expected: one.response ? told(one.response) : '',
    actual: other.response ? told(other.response) : '',
  })
}
