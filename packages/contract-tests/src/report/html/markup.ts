import { visible } from '../visible.ts'

/** HTML whose every inserted text is escaped. */
export interface Markup {
  readonly html: string
}

type Insert = Markup | string | number | false | undefined | readonly Insert[]

/** Builds HTML: what is inserted is text unless it is markup itself, and nothing where it is false or left out. */
export const markup = (strings: TemplateStringsArray, ...inserts: Insert[]): Markup => ({
  html: strings.reduce((html, string, index) => html + inserted(inserts[index - 1]) + string),
})

/** What stands in our own sources, such as a style sheet. Never for a text of a report. */
export const trusted = (html: string): Markup => ({ html })

function inserted(insert: Insert): string {
  if (insert === undefined || insert === false) return ''
  if (typeof insert === 'string') return escaped(insert)
  if (typeof insert === 'number') return String(insert)
  return 'html' in insert ? insert.html : insert.map(inserted).join('')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string): string => visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? '')
