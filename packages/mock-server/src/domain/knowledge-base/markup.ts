import type { Passage } from './original.ts'

/** A longer line is no heading: each of its chunks would hold it. */
const longestHeading = 200

/** Parts Markdown at its headings; what stands in a fence of code is no heading. */
export function passagesOfMarkdown(text: string): Passage[] {
  const passages: Passage[] = []
  let current = { heading: null as string | null, lines: [] as string[] }
  let isFenced = false
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(```|~~~)/.test(line)) isFenced = !isFenced
    const heading = isFenced ? undefined : headingOf(line)
    if (heading === undefined) current.lines.push(line)
    else {
      passages.push(...passageOf(current))
      current = { heading: heading || null, lines: [] }
    }
  }
  return [...passages, ...passageOf(current)]
}

/** The words of a line such as `## Prices ##`. */
function headingOf(line: string): string | undefined {
  const [, words] = /^ {0,3}#{1,6}\s(.*)$/.exec(line) ?? []
  const heading = words
    ?.trim()
    .replace(/(^|\s)#+$/, '')
    .trim()
  return heading !== undefined && heading.length <= longestHeading ? heading : undefined
}

/** A heading with nothing under it is text itself. */
function passageOf({ heading, lines }: { heading: string | null; lines: string[] }): Passage[] {
  const text = lines.join('\n').trim()
  if (text) return [{ heading, text, url: null }]
  return heading === null ? [] : [{ heading, text: heading, url: null }]
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** Parts the plain HTML that a DOCX is turned into at its headings. */
export function passagesOfHtml(html: string): Passage[] {
  const lines = html
    .replace(/<h([1-6])[^>]*>(.*?)<\/h\1>/gs, (_, level, heading) => `\n${'#'.repeat(level)} ${plain(heading)}\n`)
    .replace(/<(?:br|\/p|\/li|\/tr)[^>]*>/g, '\n')
    .replace(/<\/t[dh]>/g, '\t')
  return passagesOfMarkdown(plain(lines))
}

const plain = (html: string): string =>
  html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (entity, name) => entities[name] ?? entity)
