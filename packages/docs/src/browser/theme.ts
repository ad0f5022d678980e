import { keep } from './keep.ts'

/** The button turns dark into light and back; until it is used, the system's choice holds. */
export function switchTheme(): void {
  const { dataset } = document.documentElement
  document.getElementById('theme')?.addEventListener('click', () => {
    const isDark = dataset.theme ? dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
    dataset.theme = isDark ? 'light' : 'dark'
    keep('theme', dataset.theme)
  })
}
