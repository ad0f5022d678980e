import type { Control } from '../../try/console-data.ts'
import { el } from '../el.ts'

/** An input of the kind that a value needs. */
export interface Input {
  element: HTMLElement
  /** What was put in: many for what takes many, none for nothing. */
  read: () => string[]
  write: (values: string[]) => void
}

export function inputFor({ kind, values, example, default: standard }: Control): Input {
  if (kind === 'choice') return choice(values, standard)
  if (kind === 'choices') return choices(values)
  const attributes = { placeholder: example, autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off' }
  const control =
    kind === 'lines'
      ? el('textarea', { ...attributes, rows: '2' })
      : el('input', { ...attributes, ...(kind === 'number' && { inputmode: 'numeric' }) })
  const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
  return {
    element: control,
    read: () => (kind === 'lines' ? lines(control.value) : [control.value].filter((value) => value !== '')),
    write: (given) => {
      control.value = given.join('\n')
    },
  }
}

function choice(values: string[], standard: string | undefined): Input {
  const none = standard === undefined ? 'left out' : `left out (${standard})`
  const select = el('select', {}, el('option', { value: '' }, none), ...values.map((value) => el('option', {}, value)))
  return {
    element: select,
    read: () => [select.value].filter((value) => value !== ''),
    write: ([value = '']) => {
      select.value = value
    },
  }
}

function choices(values: string[]): Input {
  const boxes = values.map((value) => el('input', { type: 'checkbox', value }))
  const labels = boxes.map((box) => el('label', {}, box, box.value))
  return {
    element: el('div', { class: 'choices', role: 'group' }, ...labels),
    read: () => boxes.filter(({ checked }) => checked).map(({ value }) => value),
    write: (given) => {
      for (const box of boxes) box.checked = given.includes(box.value)
    },
  }
}
