import { clock } from './clock.ts'
import { faults } from './faults.ts'
import { provisioning } from './provisioning.ts'
import { requests } from './requests.ts'
import type { ControlSection } from './section.ts'
import { workspace } from './workspace.ts'

/** Every operation of the control plane by section and method. */
export const control = { clock, faults, provisioning, requests, workspace } satisfies {
  clock: ControlSection<'clock'>
  faults: ControlSection<'faults'>
  provisioning: ControlSection<'provisioning'>
  requests: ControlSection<'requests'>
  workspace: ControlSection<'workspace'>
}
