import { marked, type Token } from 'marked'
import { document } from '../description/document.ts'
import { expanded } from '../markdown/directives.ts'
import { headingId } from '../markdown/html.ts'
import { statesOf } from '../reference/states.ts'
import { type Guide, guides } from '../site/guides.ts'
import { machines } from '../site/machines.ts'
import { firstSentence } from '../site/text.ts'
import { type Draft, fromRoot } from './draft.ts'

/** A guide, and each of its headings with what stands below it. */
export const guideDrafts = (): Draft[] => guides.flatMap(draftsOf)

function draftsOf({ href, title, summary, text }: Guide): Draft[] {
  const first: Draft = {
    entry: { kind: 'guide', title, text: firstSentence(summary), href: fromRoot(href) },
    text: summary,
  }
  const drafts = [first]
  const ids = new Set<string>()
  for (const token of marked.lexer(expanded(text))) {
    const last = drafts.at(-1)
    if (token.type === 'heading' && isNew(token.text, ids)) drafts.push(headingDraft(token.text, href, title))
    else if (last && isProse(token, text)) {
      last.text += ` ${token.raw}`
      if (token.type === 'paragraph') last.entry.text ||= firstSentence(token.raw)
    }
  }
  return drafts
}

/** Only the first of headings that are alike has an address, and error codes are entries of their own. */
function isNew(heading: string, ids: Set<string>): boolean {
  const id = headingId(heading)
  if (ids.has(id) || heading.replaceAll('`', '') in document['x-problem-codes']) return false
  ids.add(id)
  return true
}

const headingDraft = (heading: string, href: string, of: string): Draft => ({
  entry: { kind: 'guide', title: heading.replaceAll('`', ''), href: `${fromRoot(href)}#${headingId(heading)}`, of },
  text: of,
})

/** Code is no prose. What directives made is found as what it is made of, and of the changelog its titles are enough. */
const isProse = ({ type, raw }: Token, guide: string): boolean =>
  ['paragraph', 'list', 'blockquote', 'table'].includes(type) && guide.includes(raw.trim())

export const stateDrafts = (): Draft[] =>
  machines.map(({ title, summary, href, schemas }) => ({
    entry: { kind: 'state', title, text: summary, href: fromRoot(href) },
    text: ['states', summary, ...schemas.map(wordsOfStates)].join(' '),
  }))

const wordsOfStates = (schema: string): string =>
  document.components.schemas[schema]?.['x-transitions']
    ? statesOf(schema)
        .states.map(({ name, meaning }) => `${name} ${meaning}`)
        .join(' ')
    : schema
