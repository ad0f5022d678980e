import type { CustomField } from '../../domain/records.ts'
import type { Database, Row } from '../database.ts'
import { type Page, page } from '../page.ts'

/** The definitions by their keys. */
export type CustomFields = ReadonlyMap<string, CustomField>

/** A definition as it stands, with the leads that have a value. */
const record = `json_set(record, '$.leadCount', lead_count)`

export function customFields(db: Database, workspaceId: string) {
  const every = db.prepare(`select ${record} as record from custom_fields order by created_at, id`)
  const byKey = db.prepare(`select ${record} as record from custom_fields where key = ?`)
  const add = db.prepare('insert into custom_fields (id, key, created_at, record) values (?, ?, ?, ?)')
  return {
    all: (): CustomFields => new Map(every.all().map((row) => [read(row).key, read(row)])),
    findByKey(key: string): CustomField | undefined {
      const row = byKey.get(key)
      return row && read(row)
    },
    /** Oldest first. */
    list({ limit, cursor }: { limit: number; cursor?: string | undefined }): Page<CustomField> {
      return page(db, workspaceId, {
        table: 'custom_fields',
        record,
        conditions: [],
        column: 'created_at',
        descending: false,
        limit,
        cursor,
      })
    },
    add(field: CustomField): void {
      add.run(field.id, field.key, Date.parse(field.createdAt), JSON.stringify(field))
    },
  }
}

const read = (row: Row): CustomField => JSON.parse(String(row.record))
