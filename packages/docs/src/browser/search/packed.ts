import type { AsPlainObject } from 'minisearch'

/**
 * An index in a third of its size: a line a word, then the entries that have it in each field, as steps from one to the
 * next. Of a word that begins as the one before does, the line has how many letters are the same, and the rest. How often
 * an entry has a word and how many words it has is not kept: each counts once, and lengths can be counted.
 */
export function packed({ index, fieldIds }: AsPlainObject): string {
  const lines = index.toSorted(([one], [other]) => (one < other ? -1 : 1))
  return lines
    .map(([word, fields], at) => {
      const same = sameStart(word, lines[at - 1]?.[0] ?? '')
      const lists = Object.values(fieldIds).map((field) => steps(fields[field]))
      return [same.toString(36) + word.slice(same), ...lists].join('\t')
    })
    .join('\n')
}

/** One digit says how many letters are the same. */
function sameStart(word: string, before: string): number {
  let length = 0
  while (length < Math.min(word.length, 35) && word[length] === before[length]) length++
  return length
}

function steps(entries: Record<string, number> = {}): string {
  const ids = Object.keys(entries).map(Number)
  return ids.map((id, index) => (id - (ids[index - 1] ?? 0)).toString(36)).join(' ')
}

/** @param count how many entries there are */
export function unpacked(text: string, fields: string[], count: number): AsPlainObject {
  const ids = [...Array(count).keys()]
  const lengths = ids.map(() => fields.map(() => 0))
  let word = ''
  const index = text.split('\n').map((line): AsPlainObject['index'][number] => {
    const [rest = '', ...lists] = line.split('\t')
    word = word.slice(0, Number.parseInt(rest.charAt(0), 36)) + rest.slice(1)
    return [word, Object.fromEntries(lists.map((list, field) => [field, met(list, field, lengths)]))]
  })
  return {
    ...{ index, documentCount: count, nextId: count, storedFields: {}, serializationVersion: 2 },
    documentIds: Object.fromEntries(ids.map((id) => [id, id])),
    fieldIds: Object.fromEntries(fields.map((name, field) => [name, field])),
    fieldLength: Object.fromEntries(lengths.entries()),
    averageFieldLength: fields.map((_, field) => lengths.reduce((sum, each) => sum + (each[field] ?? 0), 0) / count),
  }
}

function met(list: string, field: number, lengths: number[][]): Record<string, number> {
  const entries: Record<string, number> = {}
  let id = 0
  for (const step of list === '' ? [] : list.split(' ')) {
    id += Number.parseInt(step, 36)
    entries[id] = 1
    const length = lengths[id]
    if (length) length[field] = (length[field] ?? 0) + 1
  }
  return entries
}
