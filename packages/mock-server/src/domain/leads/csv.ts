import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { Problem } from '../problem.ts'
import type { LeadImportOptions, LeadImportRow } from '../records.ts'
import { fieldOf } from './columns.ts'

/** The most bytes of a file. */
export const maxFileBytes = 10 * 1024 * 1024

type Mapping = NonNullable<LeadImportOptions['mapping']>

/** A file as it was uploaded. */
export interface CsvFile {
  mimeType: string
  bytes: Uint8Array
}

/** What browsers and spreadsheets call CSV. */
const csvTypes = /^(?:text\/.*|application\/(?:csv|vnd\.ms-excel|octet-stream))?$/i

/**
 * Hands out the rows of a CSV file by their columns, one after the other as they are parsed. Beside UTF-8 it may be UTF-16 or, when it is neither, Windows-1252;
 * beside commas, semicolons and tabs separate cells. Empty lines are left out.
 *
 * @param mapping one column must be of phone numbers
 * @throws Problem `payload_too_large`, `unsupported_media_type` or `csv_unreadable`
 */
export function eachRow({ mimeType, bytes }: CsvFile, mapping: Mapping, visit: (row: LeadImportRow) => void): void {
  if (bytes.length > maxFileBytes)
    throw new Problem('payload_too_large', `The file is larger than ${maxFileBytes} bytes. Import it in parts.`)
  const type = mimeType.split(';', 1)[0] ?? ''
  if (!csvTypes.test(type))
    throw new Problem('unsupported_media_type', `A file of the type ${type} is not taken here. Use text/csv.`)
  let header: readonly string[] | undefined
  eachRecord(asUtf8(bytes), (cells) => {
    if (header) visit(rowOf(header, cells))
    else header = checkHeader(cells, mapping)
  })
  if (!header) throw unreadable('is empty', 'The file is empty. Send a header row and rows.')
}

function checkHeader(header: readonly string[], mapping: Mapping): readonly string[] {
  if (header.some((column) => fieldOf(column.trim(), mapping) === 'phone')) return header
  throw unreadable(
    'has no column of phone numbers',
    'The file has no column of phone numbers. Name one phone, or map it with mapping.',
  )
}

/** Of several columns with one name the first with a value counts. */
function rowOf(header: readonly string[], cells: readonly string[]): LeadImportRow {
  const row = new Map<string, string>()
  for (let index = 0; index < Math.max(header.length, cells.length); index += 1) {
    const column = header[index]?.trim() || `column ${index + 1}`
    if (!row.get(column)) row.set(column, cells[index] ?? '')
  }
  return Object.fromEntries(row)
}

/** Parses bytes in place, since the text of a whole file takes as much memory again. */
function eachRecord(utf8: Uint8Array, visit: (cells: string[]) => void): void {
  const take = (cells: string[]) => {
    visit(cells)
    return null // keeps none of them
  }
  if (utf8.includes(0)) throw unreadable('is not text', 'The file is not text. Save it as CSV.')
  try {
    parse(utf8, {
      delimiter: delimiterOf(new TextDecoder().decode(utf8.subarray(0, mostHeaderBytes))),
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: take,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines ?? 0)
    const where = line ? ` near line ${line}` : ''
    throw unreadable(`has a broken quotation${where}`, `The file has a broken quotation${where}. Save it as CSV again.`)
  }
}

/** Where the separator is looked for. */
const mostHeaderBytes = 64 * 1024

/** The bytes themselves where they are UTF-8 already, without their byte order mark. */
function asUtf8(bytes: Uint8Array): Uint8Array {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return recoded(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return recoded(bytes, 'utf-16be')
  if (!isUtf8(bytes)) return recoded(bytes, 'windows-1252')
  return first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes
}

const recoded = (bytes: Uint8Array, encoding: string): Uint8Array =>
  new TextEncoder().encode(new TextDecoder(encoding).decode(bytes))

/** Looks at a piece at a time, so that no text of the whole comes into being. */
function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += pieceBytes)
      decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

const pieceBytes = 64 * 1024

/** The separator that the header row has most of. */
function delimiterOf(text: string): string {
  const header =
    text
      .trimStart()
      .replaceAll(/"[^"]*"/g, '')
      .split(/\r\n|\r|\n/, 1)[0] ?? ''
  const count = (separator: string): number => header.split(separator).length
  return [',', ';', '\t'].toSorted((one, other) => count(other) - count(one))[0] ?? ','
}

function unreadable(message: string, detail: string): Problem {
  return new Problem('csv_unreadable', detail, { errors: [{ pointer: '/file', code: 'csv_unreadable', message }] })
}
