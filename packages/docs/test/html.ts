import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { read } from './site.ts'

type Node = DefaultTreeAdapterTypes.Node
export type Element = DefaultTreeAdapterTypes.Element

/** A page as a browser without JavaScript has it. */
export interface ParsedPage {
  elements: Element[]
  /** By their ids. */
  anchors: Map<string, Element>
}

export function parsed(file: string): ParsedPage {
  const elements = elementsIn(parse(read(file)))
  const anchors = new Map(
    elements.flatMap((element) => (attribute(element, 'id') ? [[attribute(element, 'id') ?? '', element]] : [])),
  )
  return { elements, anchors }
}

export function elementsIn(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes : []
  const inner = children.flatMap(elementsIn)
  return 'tagName' in node ? [node, ...inner] : inner
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value

export const hasClass = (element: Element, name: string): boolean =>
  (attribute(element, 'class') ?? '').split(' ').includes(name)

export function textOf(node: Node): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node) || ('tagName' in node && node.tagName === 'script')) return ''
  return node.childNodes.map(textOf).join('')
}
