import type { Database } from './database.ts'

/** A table of what follows upon the first pieces of large values. */
export const tableOfPieces = (name: string): string => `
create table if not exists ${name} (
  owner text not null,
  number integer not null,
  value any not null,
  primary key (owner, number)
) strict, without rowid;
`

/** The tables of this file. */
export const schema = tableOfPieces('pieces')

/** The most characters or bytes in a row: somewhere a row holds two megabytes, and a character takes up to three bytes. */
const most = 500_000

/** Large values in pieces. The first one stands in the row of its owner, so that a small value is only there. */
export function pieces(db: Database, table = 'pieces') {
  const rest = db.prepare(`select value from ${table} where owner = ? order by number`)
  const add = db.prepare(`insert into ${table} values (?, ?, ?)`)
  const remove = db.prepare(`delete from ${table} where owner = ?`)

  /** Stores all but the first piece, in the place of what there was, and gives that. */
  function keep<Value extends string | Uint8Array>(owner: string, [first, ...others]: [Value, ...Value[]]): Value {
    remove.run(owner)
    for (const [number, piece] of others.entries()) add.run(owner, number, piece)
    return first
  }
  return {
    keepText: (owner: string, text: string): string => keep(owner, piecesOf(text, endInText)),
    keepBytes: (owner: string, bytes: Uint8Array): Uint8Array => keep(owner, piecesOf(bytes, endOf)),
    /** The text of which this is the first piece. */
    text(owner: string, first: string): string {
      if (first.length < most - 1) return first
      return [first, ...rest.all(owner).map(({ value }) => String(value))].join('')
    },
    /** The bytes of which this is the first piece. */
    bytes(owner: string, first: Uint8Array): Uint8Array {
      if (first.length < most) return first
      return joined([first, ...rest.all(owner).map(({ value }) => value as Uint8Array)]) // as they were stored
    },
    remove: (owner: string): void => remove.run(owner),
  }
}

function piecesOf<Value extends string | Uint8Array>(
  value: Value,
  endAfter: (value: Value, start: number) => number,
): [Value, ...Value[]] {
  const end = endAfter(value, 0)
  const all: [Value, ...Value[]] = [value.slice(0, end) as Value] // a piece is of the kind of the whole
  for (let start = end; start < value.length; start = endAfter(value, start))
    all.push(value.slice(start, endAfter(value, start)) as Value)
  return all
}

const endOf = ({ length }: { length: number }, start: number): number => Math.min(start + most, length)

/** No character is cut in two. */
function endInText(text: string, start: number): number {
  const end = endOf(text, start)
  return end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
