import type { ConsoleFollow } from '../../try/console-data.ts'
import { el } from '../el.ts'
import { answerShown, inWords } from './answer.ts'
import { button } from './dom.ts'
import type { Request } from './request-form.ts'
import { send } from './send.ts'

/** Where calls are sent and answers shown. */
export interface AnswerPane {
  elements: HTMLElement[]
  cancel: HTMLButtonElement
  /** Says how it stands, to those as well who do not see it. */
  status: HTMLOutputElement
  /** One at a time. */
  run: (request: Request) => Promise<void>
}

export function answerPane(follows: ConsoleFollow[]): AnswerPane {
  const heading = el('h3', {}, 'Answer')
  const shown = el('div', { class: 'answered' }, el('p', { class: 'hint' }, 'The answer will stand here.'))
  const status = el('output', { role: 'status' })
  let running: AbortController | undefined
  const cancel = button('Cancel', () => running?.abort())
  cancel.hidden = true

  async function run({ call, key, server, path }: Request): Promise<void> {
    if (running) return
    running = new AbortController()
    cancel.hidden = false
    status.textContent = 'Sending ...'
    shown.setAttribute('aria-busy', 'true')
    const answer = await send(call, key, server, running.signal)
    running = undefined
    cancel.hidden = true
    shown.removeAttribute('aria-busy')
    const isAnswered = 'status' in answer
    status.textContent = isAnswered ? inWords(answer) : 'No answer.'
    const trouble = () => [el('p', { class: 'trouble' }, 'problem' in answer && answer.problem)]
    shown.replaceChildren(...(isAnswered ? answerShown(answer, follows, path) : trouble()))
    heading.scrollIntoView()
  }

  return { elements: [heading, shown], cancel, status, run }
}
