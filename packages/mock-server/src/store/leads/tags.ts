import type { LeadTag } from '../../domain/records.ts'
import type { Database } from '../database.ts'
import { searchable } from './filter.ts'

export function tags(db: Database) {
  const every = db.prepare('select name, count from tag_counts order by name')
  const all = (): LeadTag[] => every.all().map(({ name, count }) => ({ name: String(name), count: Number(count) }))
  return {
    /** Every tag that a lead has, by name. */
    all,
    /** The tags that contain a text, whatever its case. */
    list: (text = ''): LeadTag[] => all().filter(({ name }) => searchable(name).includes(searchable(text))),
  }
}
