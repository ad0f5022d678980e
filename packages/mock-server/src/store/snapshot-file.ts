// Looking through the file of a snapshot before a workspace becomes it.
import { Problem } from '../domain/problem.ts'
import type { Database } from './database.ts'
import { meta } from './meta.ts'
import { bringUpToDate, differenceOf, type Shape, schemaVersion, shapeOf, versionOf } from './migrations.ts'
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
  const shape = shapeOf(db) // while it is there: a copy may stand in its place
  const copy = open(bytes, db)
  try {
    checkVersion(copy)
    update(copy, shape)
    const owner = ownerOf(copy)
    if (owner !== workspaceId) rename(copy, columnsOf(copy), owner, workspaceId)
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

function update(copy: Database, shape: Shape): void {
  const cannot = (why: string) =>
    new Problem('snapshot_invalid', `The snapshot cannot be brought up to date: ${why}. Take it again.`)
  try {
    bringUpToDate(copy)
  } catch (error) {
    throw cannot(error instanceof Error ? error.message : String(error))
  }
  const difference = differenceOf(shapeOf(copy), shape)
  if (difference !== undefined) throw cannot(`it differs in the ${difference}`)
}

function ownerOf(copy: Database): string {
  try {
    return settings(copy).get().workspaceId
  } catch {
    throw damaged()
  }
}

/** A copy that is known to be whole and of this version, and where the id of its workspace stands. */
export interface Template {
  bytes: Uint8Array
  owner: string
  mentions: readonly Column[]
}

interface Column {
  table: string
  name: string
}

/** Makes a template of a database, which can be copied to any workspace without looking through it. */
export function templateOf(db: Database): Template {
  const owner = ownerOf(db)
  const mentions = columnsOf(db).filter(
    ({ table, name }) => db.prepare(`select 1 from ${table} where instr(${name}, ?) limit 1`).get(owner) !== undefined,
  )
  return { bytes: db.snapshot(), owner, mentions }
}

/** Puts a copy of a template in the place of everything, for this workspace. */
export function copyTo(db: Database, { bytes, owner, mentions }: Template, workspaceId: string): void {
  db.restore(bytes)
  rename(db, mentions, owner, workspaceId)
}

let blank: Uint8Array | undefined

/** Gives a database its tables. They are made once in a process, since copying them takes a fraction of that. */
export function copyBlank(db: Database): void {
  if (blank) {
    db.restore(blank)
    return
  }
  bringUpToDate(db)
  blank = db.snapshot()
}

/** Where a workspace's id may stand, such as in addresses of pictures. */
function columnsOf(db: Database): Column[] {
  return db
    .prepare(`
      select s.name as "table", c.name from sqlite_schema s join pragma_table_info(s.name) c
      where s.name in (select value from json_each(?)) and c.type = 'TEXT' and c.pk = 0`)
    .all(JSON.stringify(tables))
    .map(({ table, name }) => ({ table: String(table), name: String(name) }))
}

/** Puts the id of a workspace in the place of another one's. */
function rename(db: Database, columns: readonly Column[], from: string, to: string): void {
  db.transaction(() => {
    for (const { table, name } of columns)
      db.prepare(`update ${table} set ${name} = replace(${name}, ?, ?) where instr(${name}, ?)`).run(from, to, from)
  })
}
