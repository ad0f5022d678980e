import { button } from './dom.ts'

/** Copies what an element shows. */
export function copyButton(source: HTMLElement): HTMLButtonElement {
  const copy = button('Copy', () => {
    const tell = (text: string) => () => {
      copy.textContent = text
      setTimeout(() => copy.replaceChildren('Copy'), 1500)
    }
    navigator.clipboard.writeText(source.textContent).then(tell('Copied'), tell('Not allowed'))
  })
  copy.className = 'copy'
  return copy
}
