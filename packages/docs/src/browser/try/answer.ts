import type { ConsoleFollow } from '../../try/console-data.ts'
import { el } from '../el.ts'
import { root } from '../root.ts'
import { copyButton } from './copy-button.ts'
import { followLinks } from './follow-links.ts'
import { pretty } from './pretty.ts'
import { at, jsonOf, textOf } from './read.ts'
import type { Answer } from './send.ts'

/**
 * Shows what a server answered.
 *
 * @param path the values of the request's path, which links may lead on
 */
export function answerShown(answer: Answer, follows: ConsoleFollow[], path: Record<string, string[]>): HTMLElement[] {
  return [
    summaryOf(answer),
    ...problemOf(answer),
    ...followLinks(answer, follows, path),
    ...bodyOf(answer),
    headersOf(answer),
  ]
}

/** `200 OK in 12 ms, 1.4 kB` */
export function inWords({ status, statusText, milliseconds, bytes }: Answer): string {
  return `${status} ${statusText} in ${Math.round(milliseconds)} ms, ${size(bytes.length)}`
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

function summaryOf({ status, statusText, milliseconds, bytes }: Answer): HTMLElement {
  const kind = status < 400 ? 'success' : 'failure'
  const facts = [`${Math.round(milliseconds)} ms`, size(bytes.length)]
  return el(
    'p',
    { class: 'name' },
    el('b', { class: `status ${kind}` }, `${status} ${statusText}`),
    ...facts.map((fact) => el('span', {}, fact)),
  )
}

/** What the code of a problem means stands in the guide on errors. */
function problemOf(answer: Answer): HTMLElement[] {
  const code = answer.type === 'application/problem+json' ? at(jsonOf(answer), 'code') : undefined
  if (typeof code !== 'string') return []
  const link = el('a', { href: new URL(`guides/errors/#${code}`, root).href }, el('code', {}, code))
  return [el('p', {}, 'What it means and what to do: ', link)]
}

function bodyOf(answer: Answer): HTMLElement[] {
  const { type, bytes } = answer
  if (bytes.length === 0) return [el('p', { class: 'hint' }, 'This answer has no body.')]
  if (type.startsWith('image/')) return [picture(answer)]
  if (!/json$|^text\/|^$/.test(type)) return [file(answer)]
  const code = el('pre', { tabindex: '0', 'aria-label': 'Body of the answer' })
  code.append(/json$/.test(type) ? pretty(textOf(answer)) : textOf(answer))
  return [el('div', {}, code, copyButton(code))]
}

const addressOf = ({ bytes, type }: Answer): string => URL.createObjectURL(new Blob([bytes], { type }))

function picture(answer: Answer): HTMLElement {
  const image = el('img', { src: addressOf(answer), alt: 'The picture that was answered' })
  image.addEventListener('load', () => URL.revokeObjectURL(image.src))
  return image
}

const file = (answer: Answer): HTMLElement =>
  el('p', {}, el('a', { href: addressOf(answer), download: 'answer' }, `Save the answer (${answer.type})`))

function headersOf({ headers }: Answer): HTMLElement {
  const rows = headers.map(([name, value]) => el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, value)))
  const table = el('div', { class: 'table' }, el('table', {}, el('tbody', {}, ...rows)))
  return el('details', {}, el('summary', {}, `${headers.length} headers that pages may see`), table)
}
