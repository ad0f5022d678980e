import { createMockServer } from '../../src/node/index.ts'
import { openScratch } from '../../src/node/sqlite.ts'
import { createStore } from '../../src/store/index.ts'
import { invariants } from '../invariants/rules.ts'
import { seenIn } from '../invariants/seen.ts'
import { formOf } from './copy.ts'

/** What is wrong in a copy of a workspace, where time stands still. */
export const findings = async (copy: Blob, campaignId: string): Promise<string[]> => [
  ...brokenRules(await copy.bytes(), campaignId),
  ...(await wrongLists(copy)),
]

function brokenRules(copy: Uint8Array, campaignId: string): string[] {
  const database = openScratch()
  database.restore(copy)
  const seen = seenIn(createStore(database, 'wsp_soak'), [campaignId])
  const broken = Object.entries(invariants).flatMap(([name, hold]) => {
    try {
      hold(seen)
      return []
    } catch (error) {
      return [`It does not hold that ${name}: ${error}`]
    }
  })
  database.close()
  return broken
}

interface Item {
  id: string
}
interface Page {
  data: Item[]
  pagination: { nextCursor: string | null }
}

/** Whose items have an id, and which come page by page. */
const lists = [
  'accounts',
  'campaigns',
  'leads',
  'lead-lists',
  'conversations',
  'agents',
  'orders',
  'credits/transactions',
]

/** Lists whose pages do not add up to the whole, or whose counts are others. */
async function wrongLists(copy: Blob): Promise<string[]> {
  using mock = createMockServer()
  const call = (path: string, init: RequestInit = {}) =>
    mock.fetch(`http://mock.test${path}`, { ...init, headers: { authorization: 'Bearer rl_test_1' } })
  await call('/_mock/snapshots/copy/file', { method: 'POST', body: formOf(copy) })
  await call('/_mock/snapshots/copy/restore', { method: 'POST' })

  async function walk(path: string, limit: number): Promise<Item[]> {
    const items: Item[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const answer = await call(`/api/v1/${path}?limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
      const page = (await answer.json()) as Page // answers are held against the description
      items.push(...page.data)
      cursor = page.pagination.nextCursor
    }
    return items
  }

  const wrong: string[] = []
  for (const path of lists) {
    const [few, many] = [await walk(path, 7), await walk(path, 100)]
    const ids = few.map(({ id }) => id)
    if (ids.join() !== many.map(({ id }) => id).join()) wrong.push(`The pages of ${path} are not the whole list.`)
    if (new Set(ids).size < ids.length) wrong.push(`The pages of ${path} hold something twice.`)
  }
  for (const list of (await walk('lead-lists', 100)) as (Item & { leadCount: number })[]) {
    const { length } = await walk(`lead-lists/${list.id}/leads`, 100)
    if (length !== list.leadCount) wrong.push(`${list.id} has ${length} leads and counts ${list.leadCount}.`)
  }
  return wrong
}
