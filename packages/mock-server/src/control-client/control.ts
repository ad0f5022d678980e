import type { Control } from '../../generated/control-client/control.ts'
import * as sections from '../../generated/control-client/operations.ts'
import { caller } from './call.ts'
import type { ControlOptions } from './options.ts'
import { methodsOf } from './section.ts'

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
  const methods = Object.values(sections).map((section) => [section.name, methodsOf(section, call)])
  // The generator vouches: it writes the tables and the interface from the same operations.
  return Object.fromEntries(methods) as Control
}
