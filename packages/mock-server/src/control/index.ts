import { clock } from './clock.ts'
import { events } from './events.ts'
import { provisioning } from './provisioning.ts'
import type { ControlSection } from './section.ts'
import { workspace } from './workspace.ts'

/** Every operation of the control plane by section and method. */
export const control = { clock, events, provisioning, workspace } satisfies {
  clock: ControlSection<'clock'>
  events: ControlSection<'events'>
  provisioning: ControlSection<'provisioning'>
  workspace: ControlSection<'workspace'>
}
