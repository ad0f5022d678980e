import type { sections } from '../../generated/sections.ts'

/** The sections whose rules have not landed yet: each of their operations answers 501. */
export const pending = [
  'campaigns',
  'leads',
  'leadLists',
  'conversations',
  'agents',
  'credits',
  'orders',
  'knowledgeBase',
] as const satisfies (keyof typeof sections)[]

export type Pending = (typeof pending)[number]
