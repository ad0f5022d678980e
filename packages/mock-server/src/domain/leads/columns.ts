import { type Fault, Problem } from '../problem.ts'
import type { LeadImportOptions, LeadImportRow } from '../records.ts'
import type { CustomFields } from './custom-fields.ts'
import { details } from './lead.ts'

/** The built-in fields that an import fills. */
const builtIn: readonly string[] = ['phone', 'tags', ...details]

/** A value of a row, and where it goes. */
export interface Cell {
  column: string
  /** A built-in field or the key of a custom field, known or not. */
  field: string
  value: string | number | boolean
}

type Mapping = NonNullable<LeadImportOptions['mapping']>

export const isKnown = (field: string, fields: CustomFields): boolean => builtIn.includes(field) || fields.has(field)

/** The field that a column fills: the one that the mapping names, else the one of the same name. */
export const fieldOf = (column: string, mapping: Mapping): string | null =>
  Object.hasOwn(mapping, column) ? (mapping[column] ?? null) : column.trim()

/** The values of a row by field. Of several columns for one field the first with a value counts, a mapped one before. */
export function cellsOf(row: LeadImportRow, mapping: Mapping): Cell[] {
  const cells = new Map<string, Cell>()
  const columns = Object.keys(row)
  const mapped = (column: string): boolean => Object.hasOwn(mapping, column)
  for (const column of [...columns.filter(mapped), ...columns.filter((column) => !mapped(column))]) {
    const field = fieldOf(column, mapping)
    const raw = row[column]
    const value = typeof raw === 'string' ? raw.trim() : raw
    if (field === null || value === null || value === undefined || value === '' || cells.has(field)) continue
    cells.set(field, { column, field, value })
  }
  return [...cells.values()]
}

/**
 * Refuses a mapping that names what no lead has.
 *
 * @param pointer where the mapping's parent stands in the body
 * @throws Problem `custom_field_invalid` that names every such column
 */
export function checkMapping(mapping: Mapping, fields: CustomFields, pointer: string): void {
  const unknown = Object.entries(mapping).filter(([, field]) => field !== null && !isKnown(field, fields))
  const [first] = unknown
  if (!first) return
  const message = 'is neither a field of leads nor a custom field'
  const errors = unknown.map(([column]): Fault => {
    const name = column.replaceAll('~', '~0').replaceAll('/', '~1')
    return { pointer: `${pointer}/mapping/${name}`, code: 'custom_field_invalid', message }
  })
  const count = errors.length === 1 ? '1 unknown field' : `${errors.length} unknown fields`
  throw new Problem('custom_field_invalid', `The mapping names ${count}. ${first[1]} ${message}.`, { errors })
}
