/** Search opens by its button, by `/`, and by Ctrl or Cmd and K; it is loaded when one of them is likely. */
export function offerSearch(): void {
  const button = document.getElementById('search')
  const load = () => import('./search/dialog.ts')
  const open = () => load().then(({ openSearch }) => openSearch())
  button?.addEventListener('click', open)
  for (const sign of ['pointerenter', 'focus']) button?.addEventListener(sign, load, { once: true })
  addEventListener('keydown', (event) => {
    if (!isWanted(event)) return
    event.preventDefault()
    open()
  })
}

function isWanted({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (altKey) return false
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k'
  // Where a slash can be written, or something else is open, it is a slash.
  return (
    key === '/' && target instanceof Element && !target.closest('input, select, textarea, [contenteditable], dialog')
  )
}
