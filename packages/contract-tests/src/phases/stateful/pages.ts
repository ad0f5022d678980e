import type { Operation } from '../../description/description.ts'
import { pagerOf } from '../../description/pager.ts'
import type { Call } from '../../exchange/exchange.ts'
import { identityOf, type Walked, walk } from './lists.ts'
import { type Sequence, type Stage, sequenceOf } from './run.ts'

/** Reads a list in large pages and in small ones: both have to give the same items in the same order, each once. */
export async function holdPages(operation: Operation, call: Call, stage: Stage): Promise<void> {
  const pager = pagerOf(operation)
  if (!pager?.limit) return
  const most = typeof pager.limit.schema.maximum === 'number' ? pager.limit.schema.maximum : 100
  const sequence = sequenceOf(stage)
  const large = await walk(operation, call, most, sequence)
  if (!large) return
  const fails = (walked: Walked, limit: number) => report(operation, walked, limit, sequence)
  if (fails(large, most) || !large.isWhole || large.items.length < 2) return
  const small = Math.max(1, Math.ceil(large.items.length / 8))
  const pieces = await walk(operation, call, small, sequence)
  if (!pieces || fails(pieces, small)) return
  const [whole, together] = [large, pieces].map(({ items }) => items.map(identityOf))
  if (!whole || !together || whole.join('\n') === together.join('\n')) return
  sequence.fail(operation, `pages of ${small}`, {
    check: 'pages',
    message: differenceOf(whole, together),
    expected: brief(whole),
    actual: brief(together),
  })
}

/** What is wrong with pages in themselves. */
function report(
  operation: Operation,
  { items, sizes, contradiction }: Walked,
  limit: number,
  sequence: Sequence,
): boolean {
  const fail = (message: string, expected: string, actual: string) => {
    sequence.fail(operation, `pages of ${limit}`, { check: 'pages', message, expected, actual })
    return true
  }
  if (contradiction !== undefined)
    return fail(`Pages contradict themselves: ${contradiction}.`, 'pages that lead to the end', contradiction)
  const largest = Math.max(...sizes)
  if (largest > limit) return fail('A page has more items than its limit.', `at most ${limit}`, String(largest))
  const ids = items.map(identityOf)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  return twice === undefined ? false : fail('Pages repeat an item.', 'each item once', `${twice} twice`)
}

function differenceOf(whole: readonly string[], together: readonly string[]): string {
  if (whole.some((id) => !together.includes(id))) return 'Small pages leave an item out.'
  if (together.some((id) => !whole.includes(id))) return 'Small pages have an item that large ones do not have.'
  return 'Small pages have another order than large ones.'
}

const brief = (ids: readonly string[]): string => `${ids.length} items: ${ids.slice(0, 12).join(', ').slice(0, 300)}`
