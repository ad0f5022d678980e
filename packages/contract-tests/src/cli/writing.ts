import { CannotRun } from '../run/options.ts'

/** Does what writes to a file or a directory. @throws CannotRun when it cannot be written to */
export function writing<Value>(what: string, place: string, write: () => Value): Value {
  try {
    return write()
  } catch (error) {
    const reason = error instanceof Error ? error.message : error
    throw new CannotRun(`${what} cannot be written to ${place}: ${reason}. Choose another place.`)
  }
}
