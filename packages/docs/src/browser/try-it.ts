/** The page of an operation gets a button that opens its console, which is loaded then. */
export function offerTrying(): void {
  const place = document.querySelector<HTMLElement>('.try')
  if (!place) return
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'Try it'
  const open = () =>
    import('./try/open.ts')
      .then(({ openConsole }) => openConsole(place.dataset.operation ?? ''))
      .catch(() => {
        button.textContent = 'Not loaded. Try again'
      })
  button.addEventListener('click', open)
  place.append(button)
  if (location.hash === '#try') open()
}
