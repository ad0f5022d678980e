import type { sections } from '../../generated/sections.ts'
import type { Preparation, Section } from '../operation.ts'
import { accounts } from './accounts.ts'
import { agents } from './agents.ts'
import { campaigns } from './campaigns/index.ts'
import { conversations } from './conversations/index.ts'
import { credits } from './credits.ts'
import { knowledgeBase, prepareSource } from './knowledge-base.ts'
import { leadLists } from './lead-lists.ts'
import { leads } from './leads.ts'
import { orders } from './orders.ts'
import { provision } from './provision.ts'
import { settings } from './settings.ts'
import { warmup } from './warmup.ts'

/** Every operation by section and method. A section that is left out does not compile. */
export const operations = {
  accounts,
  agents,
  campaigns,
  conversations,
  credits,
  knowledgeBase,
  leadLists,
  leads,
  orders,
  provision,
  settings,
  warmup,
} satisfies {
  [Name in keyof typeof sections]: Section<Name>
}

/** What an operation waits for before its transaction, by operationId. */
export const preparations: Readonly<Record<string, Preparation>> = { 'knowledgeBase.createSource': prepareSource }
