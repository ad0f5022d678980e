import { Problem } from '../domain/problem.ts'
import type { Database } from './database.ts'
import { createStore, type Store } from './index.ts'
import { schemaVersion, versionOf } from './migrations.ts'

/** @throws Error when the database was written by a newer version, or by an older one and cannot be brought up to date */
export function openStore(id: string, db: Database): Store {
  const version = versionOf(db) ?? schemaVersion
  if (version > schemaVersion)
    throw new Error(
      `The workspace ${id} was stored by a newer version (schema ${version}; this one knows ${schemaVersion}). Use that version, or another data directory.`,
    )
  try {
    return createStore(db, id)
  } catch (error) {
    if (version === schemaVersion || error instanceof Problem) throw error
    throw new Error(
      `The workspace ${id} was stored by an older version (schema ${version}) and cannot be brought up to date (schema ${schemaVersion}). It is as it was; open it with the version that stored it.`,
      { cause: error },
    )
  }
}
