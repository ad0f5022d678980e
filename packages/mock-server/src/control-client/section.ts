import type { Call } from './call.ts'

/** A section of the control plane as the generated tables say it. */
export interface Section<Methods> {
  readonly name: string
  /** Each operation in a line: `POST /_mock/clock/advance body`. */
  readonly operations: { readonly [Method in keyof Methods]: string }
}

/** A section's methods, each of which calls the operation of its name. */
export const methodsOf = ({ operations }: Section<unknown>, call: Call) =>
  Object.fromEntries(
    Object.entries<string>(operations).map(([name, operation]) => [
      name,
      (...given: unknown[]) => call(operation, given),
    ]),
  )
