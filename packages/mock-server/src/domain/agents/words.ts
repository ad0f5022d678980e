/** Words that say nothing of what is asked for. */
const emptyWords = new Set(
  `a about am an and any are as at be been but by can could do does did for from had has have he hello her hey hi his how
  i if in is it its just like me my no not of on one or our please s she so some t than thank thanks that the their
  them then there they this to us was we were what when where which who why will with would yes you your`.split(/\s+/),
)

/** The most words of a message that are looked for. */
const most = 32

/** The words of a message that knowledge is searched for: each once, in lower case. */
export const searchWords = (message: string): string[] =>
  [...new Set(wordsOf(message).filter((word) => !emptyWords.has(word)))].slice(0, most)

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** The share of the words that a text holds, from 0 to 1; longer words also in another form, as `sample` and `samples`. */
export function shareHeld(words: readonly string[], text: string): number {
  if (words.length === 0) return 0
  const there = [...new Set(wordsOf(text))]
  const held = words.filter((word) => there.some((other) => isAlike(word, other)))
  return held.length / words.length
}

const isAlike = (one: string, other: string): boolean => {
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length > 3 && long.length - short.length < 4 && long.startsWith(short)
}

/** Whether a message holds a word or phrase as such: whole words, whatever their case and the space between them. */
export function holdsPhrase(message: string, phrase: string): boolean {
  const [there, wanted] = [plain(message), plain(phrase).trim()]
  for (let at = there.indexOf(wanted); wanted && at !== -1; at = there.indexOf(wanted, at + 1))
    if (!isLetter(there, at - 1, wanted, 0) && !isLetter(there, at + wanted.length, wanted, wanted.length - 1))
      return true
  return false
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')

/** Whether the character beside a find goes on with the word that the phrase begins or ends with. */
const isLetter = (text: string, beside: number, phrase: string, edge: number): boolean =>
  /[\p{L}\p{N}]/u.test(text[beside] ?? '') && /[\p{L}\p{N}]/u.test(phrase[edge] ?? '')

/** Tokens of a text, by the rule of thumb of four characters each. */
export const countTokens = (text: string): number => Math.ceil(text.length / 4)
