import type { Server } from '../../try/console-data.ts'
import { el } from '../el.ts'
import { type Address, addressOf } from './address.ts'
import { button, labelled, newId } from './dom.ts'
import { keepKey, keyOf } from './kept.ts'
import { testKeyOf } from './test-key.ts'

/** The server that is called, and the key for it. */
export interface ServerFields {
  element: HTMLElement
  /** What is chosen; only servers of the list can be. */
  address: () => Address
  key: () => string
}

export function serverFields(servers: Server[]): ServerFields {
  const options = servers.map(({ url }, index) => el('option', { value: String(index) }, url))
  const select = el('select', { autofocus: true }, ...options)
  const about = el('span')
  const variables = el('div', { class: 'grid' })
  const key = el('input', { type: 'password', autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off' })
  const hint = el('p', { class: 'hint' })

  const chosen = () => servers[Number(select.value)]
  const valuesOf = () =>
    Object.fromEntries(
      [...variables.querySelectorAll<HTMLInputElement>('[name]')].map(({ name, value }) => [name, value.trim()]),
    )
  const address = (): Address => {
    const server = chosen()
    return server ? addressOf(server, valuesOf()) : { problem: 'There is no server to call: servers.json lists none.' }
  }
  const showKey = () => {
    const [server, at] = [chosen(), address()]
    const testKey = server && 'origin' in at ? testKeyOf(server, at) : undefined
    key.value = ('origin' in at ? keyOf(at.origin) : undefined) ?? testKey ?? ''
    hint.textContent =
      testKey !== undefined
        ? `A mock server takes any key that begins with rl_test_; each is a workspace of its own.`
        : 'Kept until this tab is closed, and sent to this server only.'
  }
  const showServer = () => {
    const server = chosen()
    about.textContent = server?.description ?? ''
    variables.replaceChildren(...Object.entries(server?.variables ?? {}).map(variableField))
    showKey()
  }
  select.addEventListener('change', showServer)
  // At every letter: a key must not be there when the address is no longer that of its origin.
  variables.addEventListener('input', showKey)
  key.addEventListener('input', () => {
    const at = address()
    if ('origin' in at) keepKey(at.origin, key.value.trim())
  })
  showServer()

  select.id = newId()
  const server = el(
    'div',
    { class: 'part' },
    el('div', { class: 'what' }, el('label', { for: select.id }, 'Server'), about),
    el('div', { class: 'put' }, select),
  )
  const element = el('fieldset', { 'aria-label': 'Server and key' }, server, variables, keyField(key), hint)
  return { element, address, key: () => key.value.trim() }
}

type Variable = NonNullable<Server['variables']>[string]

function variableField([name, { default: standard, description = '', enum: values }]: [string, Variable]): HTMLElement {
  const control = values
    ? el('select', { name }, ...values.map((value) => el('option', { selected: value === standard }, value)))
    : el('input', { name, value: standard, autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off' })
  return labelled(name, description, control)
}

function keyField(key: HTMLInputElement): HTMLElement {
  const show = button('Show', () => {
    const isShown = key.type === 'text'
    key.type = isShown ? 'password' : 'text'
    show.textContent = isShown ? 'Show' : 'Hide'
  })
  show.setAttribute('aria-label', 'Show or hide the key')
  key.id = newId()
  const label = el('label', { for: key.id }, 'API key')
  return el('div', { class: 'part' }, el('div', { class: 'what' }, label), el('div', { class: 'put' }, key, show))
}
