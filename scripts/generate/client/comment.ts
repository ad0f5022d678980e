/** A doc comment before a declaration, or nothing when there is nothing to say. */
export function comment(text: string, indent = ''): string {
  const lines = text.trim().split('\n').map(harmless)
  if (lines.length === 1 && lines[0] === '') return ''
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */\n`].join('\n')
}

/**
 * Text of the description that stands in a comment: a line of it neither ends the comment nor starts a tag, and each
 * paragraph is one line, since an editor wraps it anew.
 */
export const prose = (text: string): string => unwrapped(text.trim()).replace(/^(\s*)@/gm, '$1\\@')

/** Lines that go on with a paragraph are those that follow a line and begin no list, tag or code. */
const unwrapped = (text: string) => text.replace(/(?<=\S)\n[ \t]*(?![\s@|#>-]|\*\s|```)/g, ' ')

/** Sets a sentence behind a text: on its line, or as a paragraph of its own when the text has several lines. */
export const append = (text: string, sentence: string): string =>
  [text, sentence].filter(Boolean).join(text.includes('\n') ? '\n\n' : ' ')

const harmless = (line: string): string => line.trimEnd().replaceAll('*/', '*\\/')

/** A description, unless it only says what the name does: "The campaign." of `campaignId`, "Opaque id." of `id`. */
export const telling = (name: string, description: string): string =>
  words(description.replace(/^(?:The|A|An|Opaque) /, '')) === words(name.replace(/(?!^)Id$/, ''))
    ? ''
    : prose(description)

const words = (text: string) => text.replace(/[ .]/g, '').toLowerCase()
