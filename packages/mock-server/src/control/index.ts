import { clock } from './clock.ts'
import { conversations } from './conversations.ts'
import { events } from './events.ts'
import { provisioning } from './provisioning.ts'
import type { ControlSection } from './section.ts'
import { workspace } from './workspace.ts'

/** Every operation of the control plane by section and method. */
export const control = { clock, conversations, events, provisioning, workspace } satisfies {
  clock: ControlSection<'clock'>
  conversations: ControlSection<'conversations'>
  events: ControlSection<'events'>
  provisioning: ControlSection<'provisioning'>
  workspace: ControlSection<'workspace'>
}
