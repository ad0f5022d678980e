import type { sections } from '../../generated/sections.ts'
import type { Section } from '../operation.ts'
import { accounts } from './accounts.ts'
import type { Pending } from './pending.ts'
import { provision } from './provision.ts'
import { settings } from './settings.ts'
import { warmup } from './warmup.ts'

type Implemented = Exclude<keyof typeof sections, Pending>

/** Every operation by section and method. A section that is neither here nor pending does not compile. */
export const operations = { accounts, provision, settings, warmup } satisfies {
  [Name in Implemented]: Section<Name>
}
