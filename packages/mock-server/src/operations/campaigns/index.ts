import type { Section } from '../../operation.ts'
import { bulkLeads } from './bulk-leads.ts'
import { leads } from './leads.ts'
import { lifecycle } from './lifecycle.ts'
import { media } from './media.ts'
import { records } from './records.ts'
import { stats } from './stats.ts'
import { steps } from './steps.ts'
import { testMessage } from './test-message.ts'

export const campaigns = {
  ...records,
  ...lifecycle,
  ...steps,
  ...media,
  ...testMessage,
  ...leads,
  ...bulkLeads,
  ...stats,
} satisfies Section<'campaigns'>
