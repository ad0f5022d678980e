import { markOf } from './marks.ts'

export interface Planned {
  method: 'GET' | 'POST'
  path: string
  body?: object
  /** How often the answer bears the key's mark, at least. */
  marks: number
}

/** The list of a key, to which its leads are to be added. */
export const listOf = (key: number): Planned => write('/lead-lists', { name: markOf(key) })

/** What a key writes besides. */
export function writesOf(key: number, listId: string): Planned[] {
  const mark = markOf(key)
  const text = `${mark} says hello.`
  const rows = [0, 1, 2].map((nth) => ({ phone: `+1202${4_000_000 + 3 * key + nth}`, firstName: mark }))
  return [
    write(`/lead-lists/${listId}/leads/import`, { rows, tags: [mark] }, 0),
    write('/conversation-tags', { name: mark }),
    write('/campaigns', { name: mark, steps: [{ text, delay: { value: 0, unit: 'minutes' } }] }),
    write('/agents', { name: mark, instructions: text }),
    write('/knowledge-base/sources', { type: 'text', title: mark, text }),
  ]
}

/** What is asked of a key: lists that show all that it wrote, and searches for what every key wrote. */
export const readsOf = (key: number): Planned[] => [
  read('/api/v1/lead-lists', 1),
  read(`/api/v1/leads?search=${markOf(key)}`, 2 * 3),
  read('/api/v1/leads?search=of-key-&limit=100', 2 * 3),
  read('/api/v1/leads/tags', 1),
  read('/api/v1/conversation-tags', 1),
  read('/api/v1/campaigns', 1),
  read('/api/v1/agents', 2),
  read('/api/v1/knowledge-base/sources', 1),
  read('/api/v1/conversations?limit=100', 0),
  read('/api/v1/settings', 0),
  read('/_mock/requests', 0),
]

const write = (path: string, body: object, marks = 1): Planned => ({
  method: 'POST',
  path: `/api/v1${path}`,
  body,
  marks,
})
const read = (path: string, marks: number): Planned => ({ method: 'GET', path, marks })
