/** The options of a list, one of which is chosen, while the focus stays in the field that names it. */
export interface Options {
  /** Puts a list in, and chooses its first option. */
  show: (children: HTMLElement[]) => void
  /** Chooses the option that is so many further; after the last comes the first. */
  move: (steps: number) => void
  chosen: () => HTMLAnchorElement | undefined
}

export function optionsOf(field: HTMLElement, list: HTMLElement): Options {
  let options: HTMLAnchorElement[] = []
  let at = 0

  function choose(next: number, isSeen: boolean): void {
    options[at]?.setAttribute('aria-selected', 'false')
    at = next
    const option = options[at]
    option?.setAttribute('aria-selected', 'true')
    field.setAttribute('aria-activedescendant', option?.id ?? '')
    if (!isSeen) option?.scrollIntoView({ block: 'nearest' })
  }

  list.addEventListener('pointermove', ({ target }) => {
    const over = target instanceof Element ? target.closest<HTMLAnchorElement>('[role=option]') : null
    if (over && over !== options[at]) choose(options.indexOf(over), true)
  })
  return {
    show(children) {
      list.replaceChildren(...children)
      options = [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')]
      list.hidden = options.length === 0
      field.setAttribute('aria-expanded', String(options.length > 0))
      choose(0, true)
    },
    move: (steps) => choose((at + steps + options.length) % Math.max(options.length, 1), false),
    chosen: () => options[at],
  }
}
