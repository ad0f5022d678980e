import { accounts } from './accounts.ts'
import { clock } from './clock.ts'
import { conversations } from './conversations.ts'
import { credits } from './credits.ts'
import { events } from './events.ts'
import { faults } from './faults.ts'
import { pages } from './pages.ts'
import { provisioning } from './provisioning.ts'
import { requests } from './requests.ts'
import type { ControlSection } from './section.ts'
import { snapshots } from './snapshots.ts'
import { workspace } from './workspace.ts'

/** Every operation of the control plane by section and method. */
export const control = {
  accounts,
  clock,
  conversations,
  credits,
  events,
  faults,
  pages,
  provisioning,
  requests,
  snapshots,
  workspace,
} satisfies {
  accounts: ControlSection<'accounts'>
  clock: ControlSection<'clock'>
  conversations: ControlSection<'conversations'>
  credits: ControlSection<'credits'>
  events: ControlSection<'events'>
  faults: ControlSection<'faults'>
  pages: ControlSection<'pages'>
  provisioning: ControlSection<'provisioning'>
  requests: ControlSection<'requests'>
  snapshots: ControlSection<'snapshots'>
  workspace: ControlSection<'workspace'>
}
