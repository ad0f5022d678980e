import type { Operation } from '../section.ts'

/** A client's method. */
export interface Method {
  (...given: unknown[]): Promise<unknown>
  /** What the method calls; those of `raw` have none. */
  operation?: Operation
}

/** A method as the options of its operation need it. */
export interface Called {
  /** What the keys of the operation begin with. */
  key: readonly unknown[]
  call: Method
  /** The names of the method's arguments, without the options. */
  names: string[]
}
