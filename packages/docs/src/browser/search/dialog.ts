import { el } from '../el.ts'
import { type Found, find } from './find.ts'
import { load } from './load.ts'
import { failureNote, hintList, nothingNote, partlyNote, told } from './notes.ts'
import { type Options, optionsOf } from './options.ts'
import { resultList } from './results.ts'
import css from './search.css?inline'

interface Parts {
  dialog: HTMLDialogElement
  field: HTMLInputElement
  options: Options
  /** Above the list: hints, or what there is to say of it. */
  note: HTMLElement
  /** Read out when it changes. */
  status: HTMLElement
}

let parts: Parts | undefined

// Who comes here is about to search.
load().catch(() => undefined)

/** Opens the search; what was looked for last is still there, and the first letter replaces it. */
export function openSearch(): void {
  parts ??= make()
  const { dialog, field } = parts
  if (!dialog.open) dialog.showModal()
  field.select()
  show(parts)
}

function make(): Parts {
  document.head.append(el('style', {}, css))
  const field = el('input', {
    ...{ type: 'text', placeholder: 'Search', 'aria-label': 'Search the reference', enterkeyhint: 'go' },
    ...{ autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' },
    ...{ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'search-list', 'aria-expanded': 'false' },
  })
  const close = el('button', { type: 'button' }, 'Close')
  const note = el('div', { class: 'note' })
  const list = el('div', { id: 'search-list', role: 'listbox', 'aria-label': 'Results' })
  const status = el('p', { role: 'status' })
  const dialog = el(
    'dialog',
    { id: 'search-dialog', 'aria-label': 'Search' },
    el('div', { class: 'bar' }, field, close),
    el('div', { class: 'found' }, note, list),
    keys(),
    status,
  )
  document.body.append(dialog)
  const made = { dialog, field, note, status, options: optionsOf(field, list) }
  listen(made, close, list)
  return made
}

const keys = (): HTMLElement =>
  el(
    'p',
    { class: 'keys', 'aria-hidden': 'true' },
    key('choose', '↑', '↓'),
    key('open', 'Enter'),
    key('in a new tab', 'Ctrl Enter'),
    key('close', 'Esc'),
  )

const key = (what: string, ...names: string[]): HTMLElement =>
  el('span', {}, ...names.map((name) => el('kbd', {}, name)), ` ${what}`)

function listen(made: Parts, close: HTMLButtonElement, list: HTMLElement): void {
  const { dialog, field, options } = made
  field.addEventListener('input', () => show(made))
  field.addEventListener('keydown', (event) => {
    // Whoever composes a letter from several chooses there, not here.
    if (event.isComposing) return
    if (event.key === 'ArrowDown') options.move(1)
    else if (event.key === 'ArrowUp') options.move(-1)
    else if (event.key === 'Enter') open(made, event.ctrlKey || event.metaKey)
    else return
    event.preventDefault()
  })
  close.addEventListener('click', () => dialog.close())
  // The dialog has no margin of its own: who meets it and nothing inside of it has met what is behind.
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close())
  list.addEventListener('click', ({ ctrlKey, metaKey, shiftKey }) => {
    if (!ctrlKey && !metaKey && !shiftKey) dialog.close()
  })
}

function open({ options }: Parts, isNewTab: boolean): void {
  const chosen = options.chosen()
  if (isNewTab && chosen) window.open(chosen.href, '_blank', 'noopener')
  else chosen?.click()
}

async function show(made: Parts): Promise<void> {
  const { field } = made
  const query = field.value.trim()
  if (query === '')
    return fill(
      made,
      [],
      hintList((example) => take(made, example)),
      '',
    )
  const index = await load().catch(() => undefined)
  // While the index was on its way, more may have been typed.
  if (query !== field.value.trim()) return
  if (!index) return fill(made, [], failureNote(), 'The index could not be loaded')
  const found = find(index, query)
  fill(made, resultList(found, query), noteOn(found, query), told(found))
}

function noteOn({ groups, isComplete }: Found, query: string): HTMLElement | undefined {
  if (groups.length === 0) return nothingNote(query)
  return isComplete ? undefined : partlyNote()
}

function fill(
  { options, note, status }: Parts,
  list: HTMLElement[],
  said: HTMLElement | undefined,
  count: string,
): void {
  note.replaceChildren(...(said ? [said] : []))
  options.show(list)
  note.parentElement?.scrollTo(0, 0)
  status.textContent = count
}

function take(made: Parts, query: string): void {
  made.field.value = query
  made.field.focus()
  show(made)
}
