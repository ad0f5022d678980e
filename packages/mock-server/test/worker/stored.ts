// What a Worker's objects have stored, read from the files that the runtime keeps, so that no object is asked.
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The files of the objects in a directory. */
export const objectsIn = (data: string): string[] =>
  globSync('workspaces/*.sqlite', { cwd: data })
    .filter((name) => !name.includes('metadata'))
    .map((name) => join(data, name))

/** When the clock of an object was last stored. */
export function storedTime(file: string): Date {
  using db = new DatabaseSync(file, { readOnly: true })
  return new Date(Number(db.prepare("select value from meta where key = 'now'").get()?.value))
}

/** The number of the newest event of an object. */
export function newestEvent(file: string): number {
  using db = new DatabaseSync(file, { readOnly: true })
  return Number(db.prepare('select max(id) as id from events').get()?.id)
}
