/** How a language writes values. */
export interface Dialect {
  key: (name: string) => string
  text: (value: string) => string
  /** What null, true and false are called, where it is otherwise than in JSON. */
  words?: Record<'null' | 'true' | 'false', string>
  indent: string
  /** What stands within the braces of an object on one line. */
  padding: '' | ' '
  /** What follows the last of several lines. */
  trailing: '' | ','
}

/** Where a value stands: what the lines after its first begin with, and how much of its first line is taken. */
export interface Place {
  indent?: string
  taken?: number
}

/** How long a line may get, if nothing in it is longer by itself. */
export const width = 96

export const inJson: Dialect = { key: JSON.stringify, text: JSON.stringify, indent: '  ', padding: '', trailing: '' }

export const inPython: Dialect = {
  ...inJson,
  words: { null: 'None', true: 'True', false: 'False' },
  indent: '    ',
  trailing: ',',
}

export const inJavaScript: Dialect = {
  key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)),
  text: quoted,
  indent: '  ',
  padding: ' ',
  trailing: ',',
}

/** A JSON value as a literal: on one line where it fits, else with a line for each of its parts. */
export function literal(value: unknown, dialect: Dialect, { indent = '', taken = indent.length }: Place = {}): string {
  const flat = onOneLine(value, dialect)
  const parts = partsOf(value, dialect)
  if (taken + flat.length <= width || parts.length === 0) return flat
  const inner = indent + dialect.indent
  const lines = parts.map(([name, part]) => {
    // The comma after it is taken too.
    const written = literal(part, dialect, { indent: inner, taken: inner.length + name.length + 1 })
    return `${inner}${name}${written}`
  })
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${lines.join(',\n')}${dialect.trailing}\n${indent}${close}`
}

/** What an array or object holds, each with what is written before it. */
function partsOf(value: unknown, { key }: Dialect): [name: string, part: unknown][] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.map((item) => ['', item])
  return Object.entries(value).map(([name, part]) => [`${key(name)}: `, part])
}

function onOneLine(value: unknown, dialect: Dialect): string {
  if (typeof value === 'string') return dialect.text(value)
  if (typeof value !== 'object' || value === null) {
    const word = String(value)
    return (dialect.words as Record<string, string> | undefined)?.[word] ?? word
  }
  const parts = partsOf(value, dialect).map(([name, part]) => `${name}${onOneLine(part, dialect)}`)
  if (Array.isArray(value)) return `[${parts.join(', ')}]`
  const padding = parts.length > 0 ? dialect.padding : ''
  return `{${padding}${parts.join(', ')}${padding}}`
}

/** A text in single quotes, or in double ones where that spares a backslash. */
function quoted(text: string): string {
  const written = JSON.stringify(text)
  if (text.includes("'") && !text.includes('"')) return written
  return `'${written.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
