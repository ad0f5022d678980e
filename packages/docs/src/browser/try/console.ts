import type { ConsoleData, Server } from '../../try/console-data.ts'
import { answerShown, inWords } from './answer.ts'
import { bodyFields } from './body-fields.ts'
import { type Call, callOf } from './call.ts'
import { copyButton } from './copy-button.ts'
import { curl } from './curl.ts'
import { button, el, newId } from './dom.ts'
import { valuesOf } from './kept.ts'
import { parameterFields } from './parameter-fields.ts'
import { send } from './send.ts'
import { serverFields } from './server-fields.ts'

/** Makes the console of an operation: a dialog in which a call is put together, sent and answered. */
export function createConsole(data: ConsoleData, servers: Server[]): HTMLDialogElement {
  const server = serverFields(servers)
  const parameters = parameterFields(data.parameters, valuesOf(data.id), askServer)
  const body = data.body && bodyFields(data.body)
  const form = el('form', { id: newId(), novalidate: true }, server.element, ...parameters.elements, body?.element)
  const line = el('pre', { tabindex: '0', 'aria-label': 'The call as curl' })
  const answered = el('div', { class: 'answered' }, el('p', { class: 'hint' }, 'The answer will stand here.'))
  const go = el('button', { class: 'primary', form: form.id }, 'Send')
  const status = el('output', { role: 'status' })
  const cancel = button('Cancel', () => running?.abort())
  cancel.hidden = true
  let running: AbortController | undefined

  function made(): { call: Call; url: string } | { problem: string } {
    const address = server.address()
    if ('problem' in address) return address
    const call = callOf(data, address.url, parameters.values(), body?.body())
    return 'problem' in call ? call : { call, url: address.url }
  }

  function askServer(path: string) {
    const address = server.address()
    if ('problem' in address) return Promise.resolve(address)
    const call: Call = { method: 'GET', url: `${address.url}${path}`, headers: [], body: undefined }
    return send(call, server.key(), address.url, new AbortController().signal)
  }

  function update() {
    const now = made()
    const faults = body?.faults() ?? []
    line.textContent = 'problem' in now ? now.problem : curl(now.call, server.key() !== '')
    go.textContent = faults.length > 0 ? 'Send anyway' : 'Send'
  }

  async function sendNow() {
    const now = made()
    if (running) return
    if ('problem' in now) {
      status.textContent = now.problem
      return
    }
    const { path } = parameters.values()
    running = new AbortController()
    cancel.hidden = false
    status.textContent = 'Sending ...'
    answered.setAttribute('aria-busy', 'true')
    const answer = await send(now.call, server.key(), now.url, running.signal)
    running = undefined
    cancel.hidden = true
    answered.removeAttribute('aria-busy')
    status.textContent = 'problem' in answer ? 'No answer.' : inWords(answer)
    const shown =
      'problem' in answer ? [el('p', { class: 'trouble' }, answer.problem)] : answerShown(answer, data.follows, path)
    answered.replaceChildren(...shown)
    answered.scrollIntoView({ block: 'nearest' })
  }

  for (const event of ['input', 'change']) form.addEventListener(event, update)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    sendNow()
  })
  const title = el('h2', { id: newId() }, data.summary)
  const dialog = el(
    'dialog',
    { class: 'console', 'aria-labelledby': title.id },
    el(
      'header',
      {},
      title,
      pathShown(data),
      button('Close', () => dialog.close(), { class: 'close' }),
    ),
    el(
      'div',
      { class: 'columns' },
      form,
      el(
        'div',
        { class: 'result' },
        el('h3', {}, 'As curl'),
        el('div', {}, line, copyButton(line)),
        el('h3', {}, 'Answer'),
        answered,
      ),
    ),
    el('footer', {}, go, cancel, status),
  )
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  update()
  return dialog
}

const pathShown = ({ method, path }: ConsoleData): HTMLElement =>
  el('p', { class: 'call' }, el('b', { class: method.toLowerCase() }, method), el('code', {}, path))
