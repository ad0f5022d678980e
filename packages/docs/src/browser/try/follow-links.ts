import type { ConsoleFollow } from '../../try/console-data.ts'
import { el } from '../el.ts'
import { root } from '../root.ts'
import { keepValues } from './kept.ts'
import { at, jsonOf } from './read.ts'
import type { Answer } from './send.ts'

/** Links to the operations that take something of an answer; what they take is there when they are opened. */
export function followLinks(answer: Answer, follows: ConsoleFollow[], path: Record<string, string[]>): HTMLElement[] {
  const links = follows
    .filter(({ status }) => status === answer.status)
    .flatMap(({ id, summary, href, takes }) => {
      const values = Object.entries(takes).map(
        ([name, expression]) => [name, takenFrom(expression, answer, path)] as const,
      )
      if (values.some(([, value]) => value === undefined)) return []
      const link = el('a', { href: new URL(`${href}#try`, root).href }, summary)
      link.addEventListener('click', () =>
        keepValues(id, Object.fromEntries(values.map(([name, value]) => [name, String(value)]))),
      )
      return [el('li', {}, link, ' with ', el('code', {}, values.map(([, value]) => value).join(', ')))]
    })
  return links.length > 0
    ? [el('p', { class: 'hint' }, 'Go on with'), el('ul', { class: 'follow-links' }, ...links)]
    : []
}

/** `$response.body#/data/0/id` or `$request.path.campaignId` */
function takenFrom(expression: string, answer: Answer, path: Record<string, string[]>): string | undefined {
  const [, name] = /^\$request\.path\.(\w+)$/.exec(expression) ?? []
  const value = name ? path[name]?.[0] : at(jsonOf(answer), expression.replace(/^\$response\.body#\//, ''))
  return typeof value === 'string' ? value : undefined
}
