import type { Schemas } from '../domain/records.ts'
import type { Database } from './database.ts'
import { contains, type Page, page } from './page.ts'

type Chunk = Schemas['KnowledgeChunk']

/** The tables of this file. The words of a chunk stand in the index under the chunk's number. */
export const schema = `
create table if not exists knowledge_chunks (
  number integer primary key,
  id text not null,
  source_id text not null,
  place integer not null,
  search text not null,
  record text not null
) strict;
create index if not exists knowledge_chunks_by_source on knowledge_chunks (source_id, place, id);
create virtual table if not exists knowledge_words using fts5 (
  heading, text, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
`

/** Fills the index of words again, which keeps no text of its own. */
export const indexWords = `
insert into knowledge_words (rowid, heading, text)
  select number, coalesce(record ->> '$.heading', ''), record ->> '$.text' from knowledge_chunks;
`

export interface ChunkFilter {
  search?: string
  limit: number
  cursor?: string
}

/** A chunk and how well it fits, in the units of BM25; more is better. */
export interface RankedChunk {
  chunk: Chunk
  relevance: number
}

export function knowledgeChunks(db: Database, workspaceId: string) {
  const last = db.prepare('select coalesce(max(number), 0) as number from knowledge_chunks')
  const add = db.prepare('insert into knowledge_chunks values (?, ?, ?, ?, ?, ?)')
  const addWords = db.prepare('insert into knowledge_words (rowid, heading, text) values (?, ?, ?)')
  const remove = db.prepare('delete from knowledge_chunks where source_id = ?')
  const removeWords = db.prepare(
    'delete from knowledge_words where rowid in (select number from knowledge_chunks where source_id = ?)',
  )
  // A word of the heading counts twice as much as one of the text.
  const ranked = db.prepare(`
    select chunks.record as record, -bm25(knowledge_words, 2.0, 1.0) as relevance
    from knowledge_words join knowledge_chunks chunks on chunks.number = knowledge_words.rowid
    where knowledge_words match ? and chunks.source_id in (select value from json_each(?))
    order by relevance desc, chunks.source_id, chunks.place limit ?`)
  return {
    /** Puts the chunks in the place of those that the source had. */
    replaceChunks(sourceId: string, chunks: readonly Chunk[]): void {
      removeWords.run(sourceId)
      remove.run(sourceId)
      let number = Number(last.get()?.number)
      for (const chunk of chunks) {
        number += 1
        const search = `${chunk.text}\n${chunk.heading ?? ''}`.toLowerCase()
        add.run(number, chunk.id, sourceId, chunk.index, search, JSON.stringify(chunk))
        addWords.run(number, chunk.heading ?? '', chunk.text)
      }
    },
    /** In the order of the source. */
    listChunks(sourceId: string, { search, limit, cursor }: ChunkFilter): Page<Chunk> {
      return page(db, workspaceId, {
        table: 'knowledge_chunks',
        conditions: [{ sql: 'source_id = ?', values: [sourceId] }, contains(['search'], search)],
        column: 'place',
        descending: false,
        limit,
        cursor,
      })
    },
    /** The chunks of these sources that hold any of the words, best first. */
    rankChunks(words: readonly string[], sourceIds: readonly string[], limit: number): RankedChunk[] {
      if (words.length === 0 || sourceIds.length === 0) return []
      const query = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ')
      return ranked.all(query, JSON.stringify(sourceIds), limit).map(({ record, relevance }) => ({
        chunk: JSON.parse(String(record)),
        relevance: Number(relevance),
      }))
    },
  }
}
