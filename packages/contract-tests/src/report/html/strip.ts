import { count } from '../count.ts'
import type { ParameterReport } from '../report.ts'
import { type Markup, markup } from './markup.ts'
import { parameterText } from './texts.ts'

/** A mark for each parameter: its upper half for valid values, its lower one for invalid ones. */
export function strip(parameters: ParameterReport[]): Markup | false {
  if (parameters.length === 0) return false
  const breakable = parameters.filter((parameter) => parameter.breakable)
  const valid = parameters.filter(({ valid }) => valid > 0).length
  const invalid = breakable.filter(({ invalid }) => invalid > 0).length
  const text = `${count(parameters.length, 'parameter')}: valid values of ${valid}, invalid values of ${invalid} of ${breakable.length}`
  return markup`<div class="strip" role="img" aria-label="${text}">${[...Map.groupBy(parameters, (one) => one.in)].map(
    ([place, group]) => markup`<span><small>${place}</small>${group.map(mark)}</span>`,
  )}</div>`
}

function mark(parameter: ParameterReport): Markup {
  const { valid, invalid, breakable } = parameter
  const lower = breakable ? invalid > 0 && ' invalid' : ' unbreakable'
  return markup`<i class="mark${valid > 0 && ' valid'}${lower}" title="${parameterText(parameter)}"></i>`
}
