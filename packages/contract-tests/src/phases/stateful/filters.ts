import type { Operation, Parameter } from '../../description/description.ts'
import { isRecord } from '../../description/pointer.ts'
import type { Call } from '../../exchange/exchange.ts'
import { show } from '../../schema/values.ts'
import { identityOf, walk } from './lists.ts'
import { type Stage, sequenceOf } from './run.ts'

/** Filters a list by what its items have, and by what none has. */
export async function holdFilters(operation: Operation, call: Call, stage: Stage): Promise<void> {
  const bound = stage.session.settings.recipes.bound?.[operation.id] ?? []
  const sequence = sequenceOf(stage)
  const whole = await walk(operation, call, undefined, sequence)
  if (!whole?.isWhole) return
  for (const parameter of operation.parameters.filter(
    ({ in: place, name }) => place === 'query' && !bound.includes(name),
  )) {
    if (stage.session.ended()) return
    await holdFilter(parameter, whole.items, operation, call, stage)
  }
}

async function holdFilter(
  parameter: Parameter,
  items: unknown[],
  operation: Operation,
  call: Call,
  stage: Stage,
): Promise<void> {
  const { name } = parameter
  const isSearch = /^(?:search|q|query)$/i.test(name)
  const value = isSearch ? wordOf(items) : items.flatMap((item) => valuesOf(item, name))[0]
  if (value !== undefined) await hold(parameter, value, items, isSearch, operation, call, stage)
  if (!isSearch) return
  const sequence = sequenceOf(stage)
  const nothing = await walk(operation, withValue(call, parameter, 'zqxjkvw'), undefined, sequence)
  if (nothing && nothing.items.length > 0)
    sequence.fail(operation, `${name} for what nothing has`, {
      check: 'filter',
      message: `The list is not filtered by ${name}.`,
      expected: 'no item',
      actual: `${nothing.items.length} items`,
    })
}

async function hold(
  parameter: Parameter,
  value: unknown,
  items: unknown[],
  isSearch: boolean,
  operation: Operation,
  call: Call,
  stage: Stage,
): Promise<void> {
  const { name } = parameter
  const sequence = sequenceOf(stage)
  const filtered = await walk(operation, withValue(call, parameter, value), undefined, sequence)
  if (!filtered?.isWhole) return
  const has = (item: unknown) =>
    isSearch ? textsIn(item).includes(String(value)) : valuesOf(item, name).includes(value)
  const found = new Set(filtered.items.map(identityOf))
  const stray = isSearch ? undefined : filtered.items.find((item) => !has(item))
  const missing = items.find((item) => has(item) && !found.has(identityOf(item)))
  const fail = (message: string, actual: unknown) =>
    sequence.fail(operation, `${name} ${show(value)}`, {
      check: 'filter',
      message,
      expected: `${name} ${show(value)}`,
      actual,
    })
  if (stray !== undefined) fail(`The list filtered by ${name} holds what does not fit.`, valuesOf(stray, name))
  else if (missing !== undefined)
    fail(`The list filtered by ${name} lacks what fits.`, `without ${identityOf(missing).slice(0, 100)}`)
}

function withValue(call: Call, { name, schema }: Parameter, value: unknown): Call {
  return { ...call, query: { ...call.query, [name]: schema.type === 'array' ? [value] : value } }
}

/** What an item has under the name of a filter: `status`, and for `tag` what is in `tags`. */
function valuesOf(item: unknown, name: string): unknown[] {
  if (!isRecord(item)) return []
  const values = [item[name], item[`${name}s`]].flat()
  return values.filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
}

/** A name of an item that can be searched for. */
function wordOf(items: unknown[]): string | undefined {
  const names = items.flatMap((item) => (isRecord(item) && typeof item.name === 'string' ? [item.name] : []))
  return names.find((name) => /^[\w .-]{3,100}$/.test(name))
}

const textsIn = (item: unknown): unknown[] => (isRecord(item) ? [item.name] : [])
