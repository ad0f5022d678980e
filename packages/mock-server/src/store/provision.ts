import type { OtpSession } from '../domain/otp.ts'
import type { Database } from './database.ts'

/** The tables of this file. */
export const schema = `
create table if not exists otp_sessions (phone text primary key, record text not null) strict, without rowid;
`

export function provision(db: Database) {
  const byPhone = db.prepare('select record from otp_sessions where phone = ?')
  const save = db.prepare('insert or replace into otp_sessions values (?, ?)')
  return {
    /** The newest session of a number; a new one takes the place of an older. */
    find(phone: string): OtpSession | undefined {
      const row = byPhone.get(phone)
      return row && JSON.parse(String(row.record))
    },
    save(session: OtpSession): void {
      save.run(session.phone, JSON.stringify(session))
    },
  }
}
