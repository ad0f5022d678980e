import { keep } from './keep.ts'

/** A language that was chosen once is chosen on all pages. */
export function rememberLanguage(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('[name=lang]'))
    input.addEventListener('change', () => keep('lang', input.value))
}
