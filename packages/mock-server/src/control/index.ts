import { clock } from './clock.ts'
import { provisioning } from './provisioning.ts'
import type { ControlSection } from './section.ts'
import { snapshots } from './snapshots.ts'
import { workspace } from './workspace.ts'

/** Every operation of the control plane by section and method. */
export const control = { clock, provisioning, snapshots, workspace } satisfies {
  clock: ControlSection<'clock'>
  provisioning: ControlSection<'provisioning'>
  snapshots: ControlSection<'snapshots'>
  workspace: ControlSection<'workspace'>
}
