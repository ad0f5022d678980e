import { el } from '../el.ts'
import { type Token, tokensOf } from './json.ts'

/** More than this is shown as it came: a page with so many elements is slow. */
const most = 200_000

/** JSON with a line for each value, its tokens marked as in the page's code. Numbers and texts stay as they were sent. */
export function pretty(text: string): DocumentFragment {
  const shown = document.createDocumentFragment()
  if (text.length > most) {
    shown.append(text)
    return shown
  }
  const tokens = [...tokensOf(text)]
  let depth = 0
  for (const [index, token] of tokens.entries()) {
    const [before, next] = [tokens[index - 1], tokens[index + 1]]
    const isEmpty = before?.kind === opens[token.kind]
    if (token.kind in opens) depth--
    if (token.kind in opens && !isEmpty) shown.append(line(depth))
    shown.append(marked(token, next))
    if (token.kind === '{' || token.kind === '[') depth++
    if (token.kind === ':') shown.append(' ')
    const isOpening = token.kind === '{' || token.kind === '['
    if (token.kind === ',' || (isOpening && opens[next?.kind ?? ''] !== token.kind)) shown.append(line(depth))
  }
  return shown
}

const opens: Record<string, string> = { '}': '{', ']': '[' }

const line = (depth: number): string => `\n${'  '.repeat(Math.max(depth, 0))}`

const kinds: Partial<Record<Token['kind'], string>> = { string: 's', number: 'n', word: 'n' }

function marked({ kind, text }: Token, next: Token | undefined): Node {
  const name = kind === 'string' && next?.kind === ':' ? 'p' : kinds[kind]
  return name ? el('span', { class: name }, text) : document.createTextNode(text)
}
