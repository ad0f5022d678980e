import type { Media } from '../../domain/campaigns/records.ts'
import type { Database } from '../database.ts'

/** The tables of this file: what is known of a file; its bytes lie with all other media. */
export const schema = `
create table if not exists campaign_media (id text primary key, record text not null) strict, without rowid;
`

export function campaignMedia(db: Database) {
  const one = db.prepare('select record from campaign_media where id = ?')
  const add = db.prepare('insert into campaign_media values (?, ?)')
  return {
    find(id: string): Media | undefined {
      const row = one.get(id)
      return row && JSON.parse(String(row.record))
    },
    add: (media: Media): void => add.run(media.id, JSON.stringify(media)),
  }
}
