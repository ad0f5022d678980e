import { accessFaults } from './access.ts'
import { bodyFaults } from './body.ts'
import { crashFaults } from './crashes.ts'
import { disclosureFaults, timeFaults } from './disclosure.ts'
import type { Fault } from './fault.ts'
import { headerFaults } from './headers.ts'
import { idempotencyFaults } from './idempotency.ts'
import { listFaults } from './lists.ts'
import { problemFaults } from './problems.ts'
import { refusalFaults } from './refusals.ts'
import { ruleFaults } from './rules.ts'
import { shapeFaults } from './shapes.ts'
import { stateFaults } from './state.ts'
import { statusFaults } from './status.ts'
import { valueFaults } from './values.ts'

export type { Fault } from './fault.ts'
export { operationIds } from './routes.ts'

/** Bugs that servers really have, one at a time: what the contract tests are measured on. */
export const faults: Fault[] = [
  ...statusFaults,
  ...bodyFaults,
  ...headerFaults,
  ...problemFaults,
  ...valueFaults,
  ...shapeFaults,
  ...refusalFaults,
  ...accessFaults,
  ...crashFaults,
  ...stateFaults,
  ...listFaults,
  ...idempotencyFaults,
  ...ruleFaults,
  ...disclosureFaults,
  ...timeFaults,
]
