import type { ConsoleParameter } from '../../try/console-data.ts'
import { el } from '../el.ts'
import { noValues, type Values } from './call.ts'
import { type Input, inputFor } from './control.ts'
import { labelled } from './dom.ts'
import { type Ask, offerPicking } from './pick.ts'

export interface ParameterFields {
  elements: HTMLElement[]
  values: () => Values
}

const titles = { path: 'Path', query: 'Query', header: 'Headers' }

/**
 * An input for each parameter. What is in the path begins with its example, since nothing can be sent without it.
 *
 * @param given values that an earlier answer had for this operation
 */
export function parameterFields(
  parameters: ConsoleParameter[],
  given: Record<string, string>,
  ask: Ask,
): ParameterFields {
  const inputs = new Map(parameters.map((parameter) => [parameter, inputFor(parameter)]))
  for (const [{ name, place, example }, input] of inputs) {
    const value = given[name] ?? (place === 'path' ? example : '')
    if (value) input.write([value])
  }
  const values = () => {
    const all = noValues()
    for (const [{ name, place }, { read }] of inputs) {
      const put = read()
      if (put.length > 0) all[place][name] = put
    }
    return all
  }
  const groups = (['path', 'query', 'header'] as const).map((place) => {
    const fields = [...inputs].filter(([parameter]) => parameter.place === place)
    const shown = fields.map(([parameter, input]) => field(parameter, input, () => values().path, ask))
    return (
      shown.length > 0 && el('fieldset', {}, el('legend', {}, titles[place]), el('div', { class: 'grid' }, ...shown))
    )
  })
  return { elements: groups.filter((group) => group !== false), values }
}

function field(
  { name, type, kind, isRequired, list }: ConsoleParameter,
  input: Input,
  path: () => Values['path'],
  ask: Ask,
): HTMLElement {
  const facts = kind === 'lines' ? `${type}, one a line` : type
  if (kind === 'choices') return labelledGroup(name, facts, input, isRequired)
  return labelled(name, facts, input.element, {
    isRequired,
    ...(list && { beside: offerPicking(list, input, { name, path, ask }) }),
  })
}

/** Several boxes have no single control that a label could be for. */
function labelledGroup(name: string, facts: string, { element }: Input, isRequired: boolean): HTMLElement {
  const label = el('b', {}, el('code', {}, name), isRequired && el('em', {}, 'required'))
  element.setAttribute('aria-label', name)
  return el('div', { class: 'part wide' }, el('div', { class: 'what' }, label, el('span', {}, facts)), element)
}
