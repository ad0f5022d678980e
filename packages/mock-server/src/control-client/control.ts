import type { Control } from '../../generated/control-client/control.ts'
import * as tables from '../../generated/control-client/operations.ts'
import { type Call, caller } from './call.ts'
import type { ControlOptions } from './options.ts'

/**
 * Steers a mock server that runs elsewhere: on a port, in a container, or behind a page in a browser.
 *
 * ```ts
 * const control = createControl({ baseUrl: 'http://127.0.0.1:4010', apiKey: 'rl_test_1' })
 * await control.clock.advance({ by: '3d' })
 * ```
 *
 * @throws TypeError when no header can carry the API key
 */
export function createControl(options: ControlOptions): Control {
  const call = caller(options)
  const sections = Object.entries(tables).map(([name, table]) => [name, section(table, call)])
  // The generator vouches: it writes the tables and the interface from the same operations.
  return Object.fromEntries(sections) as Control
}

/** A section's methods, each of which calls the operation of its name. */
const section = (table: Record<string, string>, call: Call) =>
  Object.fromEntries(
    Object.entries(table).map(([name, operation]) => [name, (...given: unknown[]) => call(operation, given)]),
  )
