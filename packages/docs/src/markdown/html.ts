import { Marked, type Tokens } from 'marked'
import { document } from '../description/document.ts'
import { operation } from '../description/operations.ts'
import { escapeHtml } from '../site/escape.ts'
import { highlight } from '../site/highlight.ts'

/** What a code span names gets a link to where it is explained. */
export function placeNamed(text: string): string | undefined {
  if (text in document['x-problem-codes']) return `/guides/errors/#${text}`
  return operation(text)?.href
}

export const headingId = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** A row that begins with a name in code can be pointed to by it. */
function rowId([first]: Tokens.TableCell[]): string {
  const [token, ...others] = first?.tokens ?? []
  return token?.type === 'codespan' && others.length === 0 ? ` id="${escapeHtml(token.text)}"` : ''
}

const marked = new Marked({
  renderer: {
    codespan({ text }) {
      const href = placeNamed(text)
      const code = `<code>${escapeHtml(text)}</code>`
      return href === undefined ? code : `<a href="${href}">${code}</a>`
    },
    code({ text, lang = '' }) {
      const [language = ''] = lang.split(' ')
      return `<pre tabindex="0"><code>${highlight(text, language)}</code></pre>`
    },
    heading({ tokens, depth, text }) {
      const id = headingId(text)
      return `<h${depth} id="${id}"><a class="anchor" href="#${id}">${this.parser.parseInline(tokens)}</a></h${depth}>`
    },
    table({ header, rows }) {
      const cell = (tag: string, { tokens }: (typeof header)[number]) =>
        // What stands over the names of rows is empty, which a heading must not be.
        tokens.length > 0 ? `<${tag}>${this.parser.parseInline(tokens)}</${tag}>` : '<td></td>'
      const cells = (tag: string, row: typeof header) =>
        `<tr${rowId(row)}>${row.map((each) => cell(tag, each)).join('')}</tr>`
      const body = rows.map((row) => cells('td', row)).join('')
      return `<div class="table" tabindex="0"><table><thead>${cells('th', header)}</thead><tbody>${body}</tbody></table></div>`
    },
  },
})

/** Markdown of the description or of a guide as HTML. */
export const html = (markdown: string): string => marked.parse(markdown, { async: false })

/** The same without a paragraph around it. */
export const inline = (markdown: string): string => marked.parseInline(markdown, { async: false })
