import type { RegisteredPage } from '../domain/knowledge-base/registered-page.ts'
import { Problem } from '../domain/problem.ts'
import { addressKey, hostOf } from '../domain/public-address.ts'
import { digest } from '../hash.ts'
import type { Database, Row } from './database.ts'

/** The tables of this file. `address` is in the form in which two are compared. */
export const schema = `
create table if not exists web_pages (
  id text primary key,
  address text not null unique,
  host text not null,
  in_sitemap integer not null,
  record text not null
) strict, without rowid;
create index if not exists web_pages_by_host on web_pages (host, in_sitemap);
`

/** A page has the id of its address, so that to register one again replaces it. */
export const pageId = (address: string): string => `pag_${digest(addressKey(address))}`

/** The pages of the web that were registered. */
export function pages(db: Database) {
  const one = db.prepare('select record from web_pages where id = ?')
  const anyOfHost = db.prepare('select 1 from web_pages where host = ? limit 1')
  const sitemap = db.prepare('select record from web_pages where host = ? and in_sitemap = 1')
  const every = db.prepare('select record from web_pages order by address')
  const save = db.prepare('insert or replace into web_pages values (?, ?, ?, ?, ?)')
  const remove = db.prepare('delete from web_pages where id = ?')
  const clear = db.prepare('delete from web_pages')
  return {
    /** The page at this address, however it is written. */
    find(address: string): RegisteredPage | undefined {
      const row = one.get(pageId(address))
      return row && read(row)
    },
    /** Whether the address's host has any. */
    describes: (address: string): boolean => anyOfHost.get(hostOf(address)) !== undefined,
    /** Those of the address's host that its sitemap names. */
    sitemapOf: (address: string): RegisteredPage[] => sitemap.all(hostOf(address)).map(read),
    /** By address. */
    all: (): RegisteredPage[] => every.all().map(read),
    save(page: RegisteredPage): void {
      const { id, url, inSitemap } = page
      save.run(id, addressKey(url), hostOf(url), Number(inSitemap), JSON.stringify(page))
    },
    /** @throws Problem `not_found` */
    remove(id: string): void {
      if (!one.get(id)) throw new Problem('not_found', `There is no page ${id}. List the pages for their ids.`)
      remove.run(id)
    },
    clear: (): void => clear.run(),
  }
}

const read = (row: Row): RegisteredPage => JSON.parse(String(row.record))
