/** Keeps a choice for the next visit; where the browser keeps nothing, the choice holds for this page. */
export function keep(name: 'theme' | 'lang', value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Cookies are blocked.
  }
}
