import type { ConsoleBody, ConsoleMedia } from '../../try/console-data.ts'
import { el } from '../el.ts'
import type { CallBody } from './call.ts'
import { newId } from './dom.ts'
import { formFields } from './form-fields.ts'
import { jsonField } from './json-field.ts'

/** Where the body of a call is made. */
export interface BodyFields {
  element: HTMLElement
  /** None where nothing was written. */
  body: () => CallBody | undefined
  /** In sentences, of what is there now. */
  faults: () => string[]
}

/** The body of one content type, or a choice where there are several. */
export function bodyFields({ media, isRequired }: ConsoleBody): BodyFields {
  const forms = media.map((each) => (each.parts.length > 0 ? formFields(each) : jsonBody(each, isRequired)))
  const [first] = forms
  const choice = media.map(({ type }, index) => {
    const radio = el('input', { type: 'radio', name: 'try-type', value: String(index), checked: index === 0 })
    return { radio, label: el('label', {}, radio, type) }
  })
  const chosen = () => forms[choice.findIndex(({ radio }) => radio.checked)] ?? first
  const show = () => {
    for (const form of forms) form.element.hidden = form !== chosen()
  }
  for (const { radio } of choice) radio.addEventListener('change', show)
  show()
  const types =
    media.length > 1
      ? el(
          'div',
          { class: 'choices', role: 'group', 'aria-label': 'Content type' },
          ...choice.map(({ label }) => label),
        )
      : el('p', { class: 'hint' }, media[0]?.type ?? '')
  const legend = el('legend', {}, 'Body', el('span', {}, isRequired ? 'required' : 'optional'))
  return {
    element: el('fieldset', {}, legend, types, ...forms.map(({ element }) => element)),
    body: () => chosen()?.body(),
    faults: () => chosen()?.faults() ?? [],
  }
}

function jsonBody({ type, schema, examples }: ConsoleMedia, isRequired: boolean): BodyFields {
  const field = jsonField({ schema, name: 'The body', isRequired, rows: 12 })
  const options = examples.map(({ summary }, index) =>
    el('option', { value: String(index) }, summary.replaceAll('`', '')),
  )
  field.control.setAttribute('aria-label', 'Body')
  const select = el(
    'select',
    { id: newId() },
    ...options,
    el('option', { value: '' }, isRequired ? 'Empty' : 'No body'),
  )
  const put = () => {
    const example = examples[Number(select.value || -1)]
    field.control.value = example ? JSON.stringify(example.value, null, 2) : ''
  }
  select.addEventListener('change', put)
  put()
  const example = el('div', { class: 'example-choice' }, el('label', { for: select.id }, 'Example'), select)
  return {
    element: el('div', {}, example, field.control, field.list),
    body: () => (field.text() === '' ? undefined : { type, text: field.text() }),
    faults: field.faults,
  }
}
