/** A piece of JSON. `kind` is the character itself for punctuation. */
export interface Token {
  kind: 'string' | 'number' | 'word' | '{' | '}' | '[' | ']' | ',' | ':' | 'wrong'
  text: string
  at: number
}

const space = /[ \t\n\r]+/y
const shapes: [Token['kind'] | 'sign', RegExp][] = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a text in JSON cannot hold
  ['string', /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y],
  ['number', /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y],
  ['word', /(?:true|false|null)(?!\w)/y],
  ['sign', /[{}[\],:]/y],
  ['wrong', /"[^\n]*|[\w.+-]+|[\s\S]/y],
]

/** Cuts a text into the tokens of JSON; what is none is `wrong`. */
export function* tokensOf(text: string): Generator<Token> {
  for (let at = 0; ; ) {
    space.lastIndex = at
    at += space.exec(text)?.[0].length ?? 0
    if (at >= text.length) return
    const token = tokenAt(text, at)
    yield token
    at += token.text.length
  }
}

function tokenAt(text: string, at: number): Token {
  for (const [shape, pattern] of shapes) {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    // A sign is one of the kinds that are named after it.
    if (found !== undefined) return { kind: shape === 'sign' ? (found as Token['kind']) : shape, text: found, at }
  }
  return { kind: 'wrong', text: text.slice(at), at }
}
