import type { Fault } from '../fault.ts'
import { accessFaults } from './access.ts'
import { bodyFaults } from './body.ts'
import { cornerFaults } from './corners.ts'
import { crashFaults } from './crashes.ts'
import { disclosureFaults } from './disclosure.ts'
import { headerFaults } from './headers.ts'
import { idempotencyFaults } from './idempotency.ts'
import { linkFaults } from './links.ts'
import { listFaults } from './lists.ts'
import { problemFaults } from './problems.ts'
import { refusalFaults } from './refusals.ts'
import { ruleFaults } from './rules.ts'
import { stateFaults } from './state.ts'
import { statusFaults } from './status.ts'
import { valueFaults } from './values.ts'

/** Bugs apart from those that checks are tuned on: what is found of them tells how well the checks generalise. */
export const heldOut: Fault[] = [
  ...statusFaults,
  ...bodyFaults,
  ...headerFaults,
  ...linkFaults,
  ...problemFaults,
  ...valueFaults,
  ...refusalFaults,
  ...accessFaults,
  ...crashFaults,
  ...cornerFaults,
  ...stateFaults,
  ...listFaults,
  ...idempotencyFaults,
  ...ruleFaults,
  ...disclosureFaults,
]
