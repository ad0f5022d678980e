import { type Token, tokensOf } from './json.ts'

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end'

/** What is wrong with a text that is to be JSON, with its place; nothing when it is JSON. */
export function syntaxFault(text: string): string | undefined {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let last: Token | undefined
  for (const token of tokensOf(text)) {
    const next = step(token, expected, open, last)
    if (!next) return `${placeOf(text, token.at)}: ${reason(token, expected, open, last)}`
    expected = next
    last = token
  }
  if (open.length === 0 && expected === ', or end') return undefined
  const missing = (/end|}|]/.test(expected) && closing(open)) || (expected === ':' ? 'a colon' : 'a value')
  return `${placeOf(text, text.length)}: the text ends here, but ${missing} is missing.`
}

/** What can come after a token, or nothing when the token cannot stand there. Opens and closes what it does. */
function step({ kind }: Token, expected: Expected, open: ('{' | '[')[], last: Token | undefined): Expected | undefined {
  if (expected === ':') return kind === ':' ? 'value' : undefined
  if (expected.startsWith('name') && kind === 'string') return ':'
  if (expected.startsWith('value')) {
    if (kind === 'string' || kind === 'number' || kind === 'word') return ', or end'
    if (kind === '{' || kind === '[') {
      open.push(kind)
      return kind === '{' ? 'name or }' : 'value or ]'
    }
  }
  if (last && kind === closing(open) && (expected === ', or end' || expected.endsWith(kind))) {
    open.pop()
    return ', or end'
  }
  if (expected !== ', or end' || kind !== ',') return undefined
  if (open.length === 0) return undefined
  return open.at(-1) === '{' ? 'name' : 'value'
}

const closing = (open: ('{' | '[')[]): string | undefined => {
  const last = open.at(-1)
  return last && (last === '{' ? '}' : ']')
}

function reason({ kind, text }: Token, expected: Expected, open: ('{' | '[')[], last: Token | undefined): string {
  if (last?.kind === ',' && kind === closing(open)) return `a comma cannot stand before ${kind}.`
  if (kind === 'wrong' && text.startsWith('"'))
    return 'this text does not end, or holds a character that must be escaped.'
  if (expected.startsWith('name')) return `a name in double quotes is expected, not ${shown(text)}.`
  if (expected === ', or end' && open.length === 0) return `the value has ended; ${shown(text)} is too much.`
  if (expected === ', or end') return `a comma or ${closing(open)} is expected, not ${shown(text)}.`
  return `${expected === ':' ? 'a colon' : 'a value'} is expected, not ${shown(text)}.`
}

const shown = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}...` : text)

function placeOf(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n')
  return `Line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`
}
