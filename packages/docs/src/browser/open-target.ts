/** What an address points to is shown, also when it is inside of something that is closed. */
export function openTarget(): void {
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    for (let at = target; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true
    target?.scrollIntoView()
  }
  addEventListener('hashchange', open)
  if (location.hash) open()
}
