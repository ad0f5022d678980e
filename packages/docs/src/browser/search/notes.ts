import { el } from '../el.ts'
import { root } from '../root.ts'
import type { Found } from './find.ts'

const hints: [what: string, example: string][] = [
  ['an operation by what it does', 'start campaign'],
  ['an operation by its id', 'leadLists.addLead'],
  ['an operation by its path', 'POST /campaigns/{campaignId}/steps'],
  ['a parameter or a field', 'stopOnReply'],
  ['a field of one operation', 'update step delay'],
  ['an error code', 'campaign_not_ready'],
  ['a guide', 'pagination'],
]

/** What can be asked for, before anything is; each example can be taken. */
export function hintList(take: (query: string) => void): HTMLElement {
  const items = hints.map(([what, example]) => {
    const button = el('button', { type: 'button' }, example)
    button.addEventListener('click', () => take(example))
    return el('li', {}, el('span', {}, what), button)
  })
  return el('div', { class: 'hints' }, el('p', {}, 'You can search for'), el('ul', {}, ...items))
}

export const nothingNote = (query: string): HTMLElement =>
  el(
    'p',
    {},
    el('strong', {}, `Nothing found for “${query}”.`),
    ' Try fewer words, the beginning of one, or an English one. All operations are on the ',
    el('a', { href: new URL('#operations', root).href }, 'first page'),
    '.',
  )

export const partlyNote = (): HTMLElement => el('p', {}, 'Nothing has all of these words. What has most of them:')

export const failureNote = (): HTMLElement =>
  el('p', {}, 'The index could not be loaded. Is the site still there? Type on to try again.')

/** What was found in a few words, for those who do not see it. */
export function told({ groups, isComplete }: Found): string {
  const count = groups.reduce((sum, { results }) => sum + results.length, 0)
  if (count === 0) return 'Nothing found'
  return `${count} ${count === 1 ? 'result' : 'results'}${isComplete ? '' : ', none with all words'}`
}
