import { visible } from '../visible.ts'

const segmenter = new Intl.Segmenter()

/** What takes two columns of a terminal. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uFF01-\uFF60]/u

/** How many columns of a terminal it takes. */
export const widthOf = (text: string): number => charactersOf(text).reduce((sum, one) => sum + columnsOf(one), 0)

/** Lines of at most so many columns, broken between words where that is possible; what is indented stays so. */
export const wrapped = (text: string, width: number): string[] =>
  visible(text)
    .replaceAll('\t', '  ')
    .split('\n')
    .flatMap((line) => broken(line, Math.max(1, width)))

export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))

function broken(line: string, width: number): string[] {
  const lines: string[] = []
  let last = ''
  let columns = 0
  for (const character of charactersOf(line)) {
    if (last !== '' && columns + columnsOf(character) > width) {
      const end = character === ' ' ? last.length : wordEnd(last)
      lines.push(last.slice(0, end).trimEnd())
      last = last.slice(end).trimStart()
      columns = widthOf(last)
      if (character === ' ') continue
    }
    last += character
    columns += columnsOf(character)
  }
  return last === '' && lines.length > 0 ? lines : [...lines, last]
}

/** Where the last word begins, if there is one before it. */
function wordEnd(line: string): number {
  const space = line.lastIndexOf(' ')
  return line.slice(0, Math.max(0, space)).trim() === '' ? line.length : space
}

/** As a reader counts them: an accent belongs to its letter. */
const charactersOf = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment)

const columnsOf = (character: string): number => (wide.test(character) ? 2 : 1)
