import { clock } from './clock.ts'
import { events } from './events.ts'
import { provisioning } from './provisioning.ts'
import type { ControlSection } from './section.ts'
import { snapshots } from './snapshots.ts'
import { workspace } from './workspace.ts'

/** Every operation of the control plane by section and method. */
export const control = { clock, events, provisioning, snapshots, workspace } satisfies {
  clock: ControlSection<'clock'>
  events: ControlSection<'events'>
  provisioning: ControlSection<'provisioning'>
  snapshots: ControlSection<'snapshots'>
  workspace: ControlSection<'workspace'>
}
