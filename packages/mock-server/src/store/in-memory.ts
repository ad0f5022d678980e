import type { Database } from './database.ts'
import type { requests } from './requests.ts'

/**
 * What a workspace holds in memory alone while it is open: its log of requests. While it is closed that stands in its
 * database, and only then, so that no snapshot holds it and reading costs no write. It is gone with the server: another
 * run does not take it back.
 */
export function inMemory(db: Database, log: ReturnType<typeof requests>) {
  const put = db.prepare("insert or replace into meta values ('requests', ?)")
  const find = db.prepare("select value from meta where key = 'requests'")
  const remove = db.prepare("delete from meta where key = 'requests'")
  return {
    putAway: (run: number): void => put.run(JSON.stringify({ run, text: log.toText() })),
    takeBack(run: number): void {
      const row = find.get()
      if (!row) return
      const kept: { run: number; text: string } = JSON.parse(String(row.value))
      if (kept.run === run) log.goOnFrom(kept.text)
      remove.run()
    },
  }
}
