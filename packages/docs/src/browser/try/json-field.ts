import type { JsonSchema } from '../../try/console-data.ts'
import { el } from '../el.ts'
import { faultList } from './fault-list.ts'
import { syntaxFault } from './syntax.ts'
import { createCheck } from './validate.ts'

/** Where JSON is written, and the list of what is wrong with it. */
export interface JsonField {
  control: HTMLTextAreaElement
  list: HTMLElement
  text: () => string
  /** In sentences, of what is written now. */
  faults: () => string[]
}

interface Options {
  schema: JsonSchema
  /** What the faults are about, as they name it. */
  name: string
  isRequired: boolean
  rows: number
}

export function jsonField({ schema, name, isRequired, rows }: Options): JsonField {
  const check = createCheck(schema, name)
  const quiet = { autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off' }
  const control = el('textarea', { rows: String(rows), ...quiet })
  const { element: list, show } = faultList(control)
  const text = () => control.value.trim()
  const faults = () => show(faultsIn(control.value, isRequired ? [`${name} is missing.`] : [], check))
  return { control, list, text, faults }
}

function faultsIn(text: string, ifMissing: string[], check: (value: unknown) => string[]): string[] {
  if (text.trim() === '') return ifMissing
  try {
    return check(JSON.parse(text))
  } catch {
    return [syntaxFault(text) ?? 'This is not JSON.']
  }
}
