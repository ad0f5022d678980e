import { el } from '../el.ts'

export function button(text: string, act: () => void, attributes: Record<string, string> = {}): HTMLButtonElement {
  const element = el('button', { type: 'button', ...attributes }, text)
  element.addEventListener('click', act)
  return element
}

let count = 0
/** An id for an element that another one names. */
export const newId = (): string => `try-${++count}`

interface Around {
  isRequired?: boolean
  beside?: Node | undefined
  below?: Node
}

/** A control under its label, with what is to know of it in small print. */
export function labelled(name: string, facts: string, control: HTMLElement, around: Around = {}): HTMLElement {
  const { isRequired = false, beside, below } = around
  control.id ||= newId()
  const label = el('label', { for: control.id }, el('code', {}, name), isRequired && el('em', {}, 'required'))
  const what = el('div', { class: 'what' }, label, el('span', {}, facts))
  return el('div', { class: 'part' }, what, el('div', { class: 'put' }, control, beside), below)
}
