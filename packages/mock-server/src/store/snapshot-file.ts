// Looking through the file of a snapshot before a workspace becomes it.
import { Problem } from '../domain/problem.ts'
import type { Database } from './database.ts'
import { meta } from './meta.ts'
import { bringUpToDate, differenceOf, schemaVersion, versionOf } from './migrations.ts'
import { tables } from './schema.ts'
import { settings } from './settings.ts'

/** A snapshot that fits the workspace, and the time in it. */
export interface Fitting {
  bytes: Uint8Array
  now: Date
}

/**
 * Makes a snapshot fit a workspace: brings an older one up to date, and names this workspace where it names another.
 *
 * @param db the workspace's own database, which is only looked at
 * @throws Problem `snapshot_invalid` or `snapshot_newer`
 */
export function fit(bytes: Uint8Array, db: Database, workspaceId: string): Fitting {
  const copy = open(bytes, db)
  try {
    checkVersion(copy)
    update(copy, db)
    rename(copy, ownerOf(copy), workspaceId)
    return { bytes: copy.snapshot(), now: new Date(meta(copy).get('now') ?? 0) }
  } finally {
    copy.close()
  }
}

function open(bytes: Uint8Array, db: Database): Database {
  let copy: Database
  try {
    copy = db.openSnapshot(bytes)
  } catch {
    throw new Problem(
      'snapshot_invalid',
      'The file is no snapshot, as it is no SQLite database. Upload one that snapshots.download gave.',
    )
  }
  if (isWhole(copy)) return copy
  copy.close()
  throw damaged()
}

/** Every page and row is looked at; only the comparison of indexes with tables is left out, which takes most of the time. */
function isWhole(copy: Database): boolean {
  try {
    return copy.prepare('pragma quick_check').get()?.quick_check === 'ok'
  } catch {
    return false // damaged where even looking through it fails
  }
}

const damaged = () => new Problem('snapshot_invalid', 'The snapshot is damaged. Upload or take it again.')

function checkVersion(copy: Database): void {
  const version = versionOf(copy)
  if (version === undefined)
    throw new Problem(
      'snapshot_invalid',
      'The file is an SQLite database, but no snapshot of a workspace. Upload one that snapshots.download gave.',
    )
  if (version > schemaVersion)
    throw new Problem(
      'snapshot_newer',
      `The snapshot was made by a newer version of the mock server (schema ${version}; this one knows ${schemaVersion}). Use that version.`,
    )
}

function update(copy: Database, db: Database): void {
  const cannot = (why: string) =>
    new Problem('snapshot_invalid', `The snapshot cannot be brought up to date: ${why}. Take it again.`)
  try {
    bringUpToDate(copy)
  } catch (error) {
    throw cannot(error instanceof Error ? error.message : String(error))
  }
  const difference = differenceOf(copy, db)
  if (difference !== undefined) throw cannot(`it differs in the ${difference}`)
}

function ownerOf(copy: Database): string {
  try {
    return settings(copy).get().workspaceId
  } catch {
    throw damaged()
  }
}

/** Puts the workspace's id in the place of another one's, in addresses of pictures and wherever else it stands. */
function rename(copy: Database, from: string, to: string): void {
  if (from === to) return
  const columns = copy
    .prepare(`
      select s.name as "table", c.name as "column" from sqlite_schema s join pragma_table_info(s.name) c
      where s.name in (select value from json_each(?)) and c.type = 'TEXT' and c.pk = 0`)
    .all(JSON.stringify(tables))
  copy.transaction(() => {
    for (const { table, column } of columns)
      copy
        .prepare(`update ${table} set ${column} = replace(${column}, ?, ?) where instr(${column}, ?)`)
        .run(from, to, from)
  })
}
