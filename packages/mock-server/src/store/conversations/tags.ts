import { Problem } from '../../domain/problem.ts'
import type { ConversationTag } from '../../domain/records.ts'
import type { Database, Row } from '../database.ts'

/** The tables of this file. */
export const schema = `
create table if not exists conversation_tags (
  id text primary key,
  name text not null unique,
  record text not null
) strict, without rowid;
create table if not exists tagged_conversations (
  tag_id text not null,
  conversation_id text not null,
  primary key (tag_id, conversation_id)
) strict, without rowid;
create index if not exists tagged_conversations_by_conversation on tagged_conversations (conversation_id, tag_id);
`

/** Reads tags whose count of conversations is how many have them now. */
export const taggedColumns =
  'record, (select count(*) from tagged_conversations where tag_id = conversation_tags.id) as conversations'

export const readTag = (row: Row): ConversationTag => ({
  ...JSON.parse(String(row.record)),
  conversationCount: Number(row.conversations),
})

export function conversationTags(db: Database) {
  const byId = db.prepare(`select ${taggedColumns} from conversation_tags where id = ?`)
  const byName = db.prepare(`select ${taggedColumns} from conversation_tags where name = ?`)
  const every = db.prepare(`select ${taggedColumns} from conversation_tags where instr(name, ?) > 0 order by name, id`)
  const save = db.prepare('insert or replace into conversation_tags values (?, ?, ?)')
  const remove = db.prepare('delete from conversation_tags where id = ?')
  const untag = db.prepare('delete from tagged_conversations where tag_id = ?')
  const find = (id: string): ConversationTag | undefined => {
    const row = byId.get(id)
    return row && readTag(row)
  }
  return {
    /** @throws Problem `not_found` */
    get: (id: string): ConversationTag => {
      const tag = find(id)
      if (!tag) throw new Problem('not_found', `There is no conversation tag ${id} in this workspace.`)
      return tag
    },
    find,
    /** The tag of this name, whatever its case. */
    findByName(name: string): ConversationTag | undefined {
      const row = byName.get(name.toLowerCase())
      return row && readTag(row)
    },
    /** Sorted by name; with a text, those whose name contains it, whatever its case. */
    list(search = ''): ConversationTag[] {
      return every.all(search.toLowerCase()).map(readTag)
    },
    save(tag: ConversationTag): void {
      save.run(tag.id, tag.name.toLowerCase(), JSON.stringify(tag))
    },
    /** Deletes the tag and takes it off every conversation. */
    remove(id: string): void {
      untag.run(id)
      remove.run(id)
    },
  }
}
