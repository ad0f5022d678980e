import type { ConsoleList } from '../../try/console-data.ts'
import { el } from '../el.ts'
import { callOf, noValues, type Values } from './call.ts'
import type { Input } from './control.ts'
import { button } from './dom.ts'
import { at, jsonOf } from './read.ts'
import type { Answer } from './send.ts'

/** Asks the chosen server for what a path answers. */
export type Ask = (path: string) => Promise<Answer | { problem: string }>

interface Field {
  name: string
  /** What stands in the path by now, since a list may be of something that is named there. */
  path: () => Values['path']
  ask: Ask
}

/** A button that lists what the server has, for who knows no id. */
export function offerPicking(list: ConsoleList, input: Input, field: Field): HTMLElement {
  const shown = el('div', { class: 'picks', role: 'status' })
  const close = () => shown.replaceChildren()
  const pick = button('Pick', async () => {
    if (shown.hasChildNodes()) return close()
    shown.replaceChildren('Asking the server ...')
    const found = await itemsOf(list, field)
    if ('problem' in found) return shown.replaceChildren(found.problem)
    const take = (id: string) => {
      input.write([id])
      input.element.dispatchEvent(new Event('input', { bubbles: true }))
      close()
      input.element.focus()
    }
    const items = found.items.map(({ id, told }) => item(id, told, take))
    shown.replaceChildren(items.length > 0 ? el('ul', {}, ...items) : 'The server has none yet.')
    shown.querySelector('button')?.focus()
  })
  pick.setAttribute('aria-label', `Pick ${field.name} from what the server has`)
  shown.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    close()
    pick.focus()
  })
  return el('div', { class: 'pick' }, pick, shown)
}

function item(id: string, told: string, take: (id: string) => void): HTMLElement {
  const choose = button('', () => take(id))
  choose.append(el('code', {}, id), ` ${told}`)
  return el('li', {}, choose)
}

interface Item {
  id: string
  told: string
}

async function itemsOf(
  { path, query, at: place, labels }: ConsoleList,
  { path: values, ask }: Field,
): Promise<{ items: Item[] } | { problem: string }> {
  const call = callOf({ method: 'GET', path }, '', { ...noValues(), path: values() }, undefined)
  if ('problem' in call) return call
  const answer = await ask(`${call.url}${query}`)
  if ('problem' in answer) return answer
  const list = at(jsonOf(answer), place)
  if (answer.status !== 200 || !Array.isArray(list))
    return { problem: `The server answered ${answer.status} ${answer.statusText}.` }
  const told = (thing: unknown) => labels.map((label) => at(thing, label)).filter((text) => typeof text === 'string')
  return { items: list.map((thing) => ({ id: String(at(thing, 'id')), told: told(thing).join(', ') })) }
}
