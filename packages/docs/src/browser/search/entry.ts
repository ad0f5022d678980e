export type Kind = 'section' | 'operation' | 'field' | 'code' | 'guide' | 'state'

/** A thing that search leads to; its number is its place in the list of all. */
export interface Entry {
  kind: Kind
  title: string
  /** What it is, in a sentence. */
  text?: string
  /** Where it is explained, from the site's root without the first slash. A field is only explained at its places. */
  href?: string
  /** What else it is called, in full: the id of an operation. */
  alias?: string
  /** Of an operation. */
  method?: string
  path?: string
  /** Of an error code. */
  status?: string
  /** The guide of a heading. */
  of?: string
  /** Where a field or an error code is in the pages of operations, what is sent before what is answered. */
  places?: Place[]
}
/** The number of an anchor, and the numbers of the operations in whose pages it is. */
export type Place = [anchor: number, ...operations: number[]]
