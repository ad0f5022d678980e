import { el } from '../el.ts'
import { newId } from './dom.ts'

/** More are only counted. */
const most = 8

/** Says below a control what is wrong with its value. */
export function faultList(control: HTMLElement): { element: HTMLElement; show: (faults: string[]) => string[] } {
  const element = el('ul', { class: 'faults', id: newId() })
  control.setAttribute('aria-describedby', element.id)
  function show(faults: string[]): string[] {
    const shown = faults.length > most ? [...faults.slice(0, most), `There are ${faults.length - most} more.`] : faults
    element.replaceChildren(...shown.map((fault) => el('li', {}, fault)))
    control.setAttribute('aria-invalid', String(faults.length > 0))
    return faults
  }
  return { element, show }
}
