/**
 * Writes what must not reach a terminal, a page or XML as it is, such as control characters and lone surrogates, as
 * `\u{1b}`. Servers under test answer anything. Line ends and tabs stay.
 */
export const visible = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}\p{NChar}]/gu, (character) =>
    character === '\n' || character === '\t' ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
