import type { Operation, Parameter } from '../../description/description.ts'
import { isRecord } from '../../description/pointer.ts'
import type { Call } from '../../exchange/exchange.ts'
import { walk } from './lists.ts'
import { type Stage, sequenceOf } from './run.ts'

/** Asks for a list in each order that it offers, and looks whether it is in that order. */
export async function holdOrder(operation: Operation, call: Call, stage: Stage): Promise<void> {
  const sort = operation.parameters.find(isSort)
  for (const order of sort?.schema.enum ?? []) {
    if (!sort || typeof order !== 'string' || stage.session.ended()) return
    const sequence = sequenceOf(stage)
    const walked = await walk(operation, { ...call, query: { ...call.query, [sort.name]: order } }, undefined, sequence)
    const [, sign = '', property = ''] = /^([-+]?)(\w+)$/.exec(order) ?? []
    const values = (walked?.items ?? []).flatMap((item) => sortedBy(item, property))
    const falls = sign === '-'
    const stray = values.findIndex((value, index) => index > 0 && isBefore(value, values[index - 1], falls))
    if (stray < 0) continue
    sequence.fail(operation, `sorted by ${order}`, {
      check: 'sort',
      message: `The list is not sorted by ${order}.`,
      expected: `${property} ${falls ? 'falling' : 'rising'}`,
      actual: values.slice(Math.max(0, stray - 2), stray + 2),
    })
  }
}

const isSort = ({ name, in: place, schema }: Parameter): boolean =>
  place === 'query' && /^(?:sort|order|order_?by|sort_?by)$/i.test(name) && Array.isArray(schema.enum)

type Sortable = string | number

/** What an item is sorted by; where it is nothing, the place in the order is not told. */
function sortedBy(item: unknown, property: string): Sortable[] {
  if (!isRecord(item)) return []
  const here = item[property]
  if (typeof here === 'number' || typeof here === 'string') return [here]
  const inner = Object.values(item).find((value) => isRecord(value) && property in value)
  return here === undefined && isRecord(inner) ? sortedBy(inner, property) : []
}

/** Whether a value stands before the one that it follows, by every order of letters that servers use. */
function isBefore(value: Sortable, earlier: Sortable | undefined, falls: boolean): boolean {
  if (earlier === undefined) return false
  const [low, high] = falls ? [value, earlier] : [earlier, value]
  if (typeof low === 'number' && typeof high === 'number') return low > high
  const [one, other] = [String(low), String(high)]
  return one > other && one.toLowerCase() > other.toLowerCase() && one.localeCompare(other, 'en') > 0
}
