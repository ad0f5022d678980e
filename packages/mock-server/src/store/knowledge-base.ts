import { sourceStatus } from '../../generated/transitions.ts'
import type { Original } from '../domain/knowledge-base/original.ts'
import { Problem } from '../domain/problem.ts'
import { addressKey } from '../domain/public-address.ts'
import type { Schemas } from '../domain/records.ts'
import { ensureTransition } from '../domain/transitions.ts'
import type { Database, Row } from './database.ts'
import { type ChunkFilter, knowledgeChunks } from './knowledge-chunks.ts'
import { contains, isOneOf, type Page, page } from './page.ts'
import { pieces } from './pieces.ts'

type Source = Schemas['KnowledgeSource']

/** The tables of this file. `address` is the address in the form in which two are compared, or nothing. */
export const schema = `
create table if not exists knowledge_sources (
  id text primary key,
  type text not null,
  status text not null,
  search text not null,
  address text not null,
  size_bytes integer not null,
  created_at integer not null,
  record text not null
) strict, without rowid;
create index if not exists knowledge_sources_by_creation on knowledge_sources (created_at, id);
create index if not exists knowledge_sources_by_status on knowledge_sources (status, created_at, id);
create index if not exists knowledge_sources_by_type on knowledge_sources (type, created_at, id);
create index if not exists knowledge_sources_by_address on knowledge_sources (address);
create table if not exists knowledge_originals (
  source_id text primary key,
  size_bytes integer not null,
  record text not null
) strict, without rowid;
`

export type { ChunkFilter }

export interface SourceFilter {
  status?: Source['status'][]
  type?: Source['type']
  agentId?: string
  search?: string
  limit: number
  cursor?: string
}

/** Sources, what was sent to make them, and their chunks. */
export function knowledgeBase(db: Database, workspaceId: string) {
  const one = db.prepare('select record from knowledge_sources where id = ?')
  const byAddress = db.prepare('select record from knowledge_sources where address = ?')
  const every = db.prepare('select record from knowledge_sources order by created_at, id')
  const save = db.prepare('insert or replace into knowledge_sources values (?, ?, ?, ?, ?, ?, ?, ?)')
  const remove = db.prepare('delete from knowledge_sources where id = ?')
  const original = db.prepare('select record from knowledge_originals where source_id = ?')
  const keep = db.prepare('insert or replace into knowledge_originals values (?, ?, ?)')
  const forget = db.prepare('delete from knowledge_originals where source_id = ?')
  const stored = db.prepare(`
    select coalesce(sum(coalesce(originals.size_bytes, sources.size_bytes)), 0) as bytes
    from knowledge_sources sources left join knowledge_originals originals on originals.source_id = sources.id`)
  const chunks = knowledgeChunks(db, workspaceId)
  const parts = pieces(db)
  const find = (id: string): Source | undefined => {
    const row = one.get(id)
    return row && read(row)
  }
  return {
    ...chunks,
    /** @throws Problem `not_found` */
    get(id: string): Source {
      const source = find(id)
      if (source) return source
      throw new Problem('not_found', `There is no source ${id} in this workspace. List the sources for their ids.`)
    },
    find,
    /** The source of this page, however the address is written. */
    findByUrl(url: string): Source | undefined {
      const row = byAddress.get(addressKey(url))
      return row && read(row)
    },
    /** Oldest first. */
    all: (): Source[] => every.all().map(read),
    /** Newest first. */
    list({ status, type, agentId, search, limit, cursor }: SourceFilter): Page<Source> {
      const answersFor = `exists (select 1 from json_each(record, '$.agentIds') where value = ?)`
      return page(db, workspaceId, {
        table: 'knowledge_sources',
        conditions: [
          isOneOf('status', status),
          type === undefined ? undefined : { sql: 'type = ?', values: [type] },
          agentId === undefined ? undefined : { sql: answersFor, values: [agentId] },
          contains(['search'], search),
        ],
        column: 'created_at',
        descending: true,
        limit,
        cursor,
      })
    },
    save(source: Source): void {
      const { id, type, status, name, url, fileName, sizeBytes, createdAt } = source
      ensureTransition(sourceStatus, find(id)?.status, status)
      const search = [name, url ?? '', fileName ?? ''].join('\n').toLowerCase()
      const address = url === null ? '' : addressKey(url)
      save.run(id, type, status, search, address, sizeBytes, Date.parse(createdAt), JSON.stringify(source))
    },
    /** Removes the source with its original and its chunks. */
    remove(id: string): void {
      remove.run(id)
      forget.run(id)
      parts.remove(id)
      chunks.replaceChunks(id, [])
    },
    findOriginal(sourceId: string): Original | undefined {
      const row = original.get(sourceId)
      return row && JSON.parse(parts.text(sourceId, String(row.record)))
    },
    saveOriginal(sourceId: string, record: Original): void {
      keep.run(sourceId, record.sizeBytes, parts.keepText(sourceId, JSON.stringify(record)))
    },
    /** Bytes of the originals of all sources, read or not. */
    storedBytes: (): number => Number(stored.get()?.bytes),
  }
}

const read = (row: Row): Source => JSON.parse(String(row.record))
