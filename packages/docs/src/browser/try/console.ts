import type { ConsoleData, Server } from '../../try/console-data.ts'
import { el } from '../el.ts'
import { answerPane } from './answer-pane.ts'
import { copyButton } from './copy-button.ts'
import { curl } from './curl.ts'
import { button, newId } from './dom.ts'
import { requestForm } from './request-form.ts'

/** Makes the console of an operation: a dialog in which a call is put together, sent and answered. */
export function createConsole(data: ConsoleData, servers: Server[]): HTMLDialogElement {
  const request = requestForm(data, servers)
  const form = request.element
  const answer = answerPane(data.follows)
  const line = el('pre', { tabindex: '0', 'aria-label': 'The call as curl' })
  const go = el('button', { class: 'primary', form: form.id }, 'Send')
  const fault = el('span', { class: 'fault' })
  const dialog = el(
    'dialog',
    { class: 'console' },
    headerOf(data, () => dialog.close()),
    el(
      'div',
      { class: 'columns' },
      form,
      el(
        'div',
        { class: 'result' },
        el('h3', {}, 'As curl'),
        el('div', {}, line, copyButton(line)),
        ...answer.elements,
      ),
    ),
    el('footer', {}, go, answer.cancel, answer.status, fault),
  )
  dialog.setAttribute('aria-labelledby', dialog.querySelector('h2')?.id ?? '')

  function update(): void {
    const made = request.made()
    const faults = request.faults()
    line.textContent = 'problem' in made ? made.problem : curl(made.call, made.key !== '')
    go.textContent = faults.length > 0 ? 'Send anyway' : 'Send'
    fault.textContent = inShort(faults)
    answer.status.textContent = ''
  }
  function sendNow(): void {
    const made = request.made()
    fault.textContent = ''
    if ('problem' in made) answer.status.textContent = made.problem
    else answer.run(made)
  }

  for (const event of ['input', 'change']) form.addEventListener(event, update)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    sendNow()
  })
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    sendNow()
  })
  update()
  return dialog
}

/** Why sending is only offered anyway; the place itself may be out of sight. */
function inShort([first = '', ...others]: string[]): string {
  return others.length > 0 ? `${first} ${others.length} more.` : first
}

function headerOf({ method, path, summary }: ConsoleData, close: () => void): HTMLElement {
  const call = el('p', { class: 'call' }, el('b', { class: method.toLowerCase() }, method), el('code', {}, path))
  return el('header', {}, el('h2', { id: newId() }, summary), call, button('Close', close, { class: 'close' }))
}
