export interface Element {
  name: string
  attributes: Record<string, string>
  /** What stands directly in it. */
  text: string
  children: Element[]
}

interface Kind {
  /** Elements that have no end. */
  empty: readonly string[]
  /** Elements whose text is no markup. */
  raw: readonly string[]
}

export const xml: Kind = { empty: [], raw: [] }
export const page: Kind = { empty: ['meta', 'link', 'br', 'input'], raw: ['style', 'script'] }

const forbidden = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
const start = /^<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*(\/?)>/
const entity = /&(?:(amp|lt|gt|quot)|#(\d+));/g
const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** Reads a document that is written strictly: all ends are there, and no character that has a meaning stands for itself. */
export function scan(document: string, { empty, raw }: Kind): Element {
  if (forbidden.test(document)) throw new Error('has a character that XML forbids')
  const root: Element = { name: '', attributes: {}, text: '', children: [] }
  const open = [root]
  let rest = document.replace(/^<(\?xml[^>]*\?|!doctype html)>/, '')
  while (rest !== '') {
    const parent = open.at(-1)
    if (!parent) throw new Error(`ends too often before ${rest.slice(0, 80)}`)
    const end = raw.includes(parent.name) ? rest.indexOf(`</${parent.name}>`) : rest.indexOf('<')
    const text = rest.slice(0, end === -1 ? rest.length : end)
    parent.text += raw.includes(parent.name) ? text : decoded(text)
    rest = rest.slice(text.length)
    if (rest.startsWith(`</${parent.name}>`)) {
      open.pop()
      rest = rest.slice(parent.name.length + 3)
      continue
    }
    if (rest === '') break
    const [tag, name = '', attributes = '', closed] = start.exec(rest) ?? []
    if (!tag) throw new Error(`has no tag at ${rest.slice(0, 80)}`)
    const element = { name, attributes: attributesOf(attributes), text: '', children: [] }
    parent.children.push(element)
    if (!closed && !empty.includes(name)) open.push(element)
    rest = rest.slice(tag.length)
  }
  if (open.length !== 1) throw new Error(`does not end ${open.at(-1)?.name}`)
  return root
}

/** Itself and everything in it, in order. */
export const all = (element: Element): Element[] => [element, ...element.children.flatMap(all)]

export const named = (element: Element, name: string): Element[] => all(element).filter((one) => one.name === name)

export const withClass = (element: Element, name: string): Element[] =>
  all(element).filter(({ attributes }) => attributes.class?.split(' ').includes(name))

/** Everything that it says. */
export const textOf = (element: Element): string =>
  all(element)
    .map(({ text }) => text)
    .join('')

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
    name,
    decoded(value),
  ])
  return Object.fromEntries(pairs)
}

function decoded(text: string): string {
  const left = text.replace(entity, '')
  if (/[&<>]/.test(left)) throw new Error(`has an unescaped character in ${text.slice(0, 80)}`)
  return text.replace(entity, (_, name?: string, code?: string) =>
    name ? (characters[name] ?? '') : String.fromCodePoint(Number(code)),
  )
}
