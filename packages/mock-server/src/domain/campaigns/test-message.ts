import type { CustomFields } from '../leads/custom-fields.ts'
import { type Fault, Problem } from '../problem.ts'
import type { Account, Lead, Schemas } from '../records.ts'
import { fill, fromLead, fromVariables } from './placeholders.ts'

/**
 * Placeholders are filled by a lead or by given values.
 *
 * @throws Problem `exclusive_fields`
 */
export function refuseBoth({ leadId, variables }: Schemas['CampaignSendTestMessage']): void {
  if (leadId === undefined || variables === undefined) return
  const excludes = (pointer: string, other: string): Fault => ({
    pointer,
    code: 'exclusive_fields',
    message: `excludes ${other}`,
  })
  throw new Problem('exclusive_fields', 'Give leadId or variables, not both.', {
    errors: [excludes('/leadId', 'variables'), excludes('/variables', 'leadId')],
  })
}

/** What fills the placeholders of a test. */
export interface TestValues {
  lead: Lead | undefined
  variables: Readonly<Record<string, string>> | undefined
  fields: CustomFields
}

/**
 * The text as it is sent. A test has a value for everything, so that no gap is overlooked.
 *
 * @throws Problem `unknown_variable` that names every placeholder without a value
 */
export function fillForTest(template: string, { lead, variables = {}, fields }: TestValues): string {
  const { text, missing } = fill(template, lead ? fromLead(lead) : fromVariables(variables), fields)
  const [first] = missing
  if (first === undefined) return text
  const errors = missing.map((name) => ({
    pointer: lead ? '/leadId' : `/variables/${name}`,
    code: 'unknown_variable',
    message: lead ? `has no ${name}, which the text needs` : 'is needed by the text',
  }))
  const cure = lead ? 'Give the placeholder a fallback, or another lead.' : 'Send it in variables.'
  const detail = `The placeholder {{${first}}} has neither a value nor a fallback. ${cure}`
  throw new Problem('unknown_variable', detail, { errors })
}

/**
 * The first account that is connected and not paused. Of an account that was named the reason against it is told.
 *
 * @throws Problem `account_banned`, `account_not_connected` or `account_paused`
 */
export function chooseSender(accounts: Account[], isNamed = false): Account {
  const sender = accounts.find(({ status, paused }) => status === 'connected' && !paused)
  if (sender) return sender
  const [account] = accounts
  if (account && isNamed) throw reasonAgainst(account)
  const paused = accounts.find(({ status }) => status === 'connected')
  throw paused
    ? reasonAgainst(paused)
    : new Problem(
        'account_not_connected',
        "None of the campaign's accounts is connected. Connect one, or name another as accountId.",
      )
}

function reasonAgainst({ phone, status, paused }: Account): Problem {
  if (status === 'banned')
    return new Problem(
      'account_banned',
      `The account ${phone} is banned by WhatsApp and never comes back. Send from another account.`,
    )
  if (status === 'connected' && paused)
    return new Problem('account_paused', `The account ${phone} is paused. Resume it, or name another as accountId.`)
  return new Problem(
    'account_not_connected',
    `The account ${phone} is ${status.replaceAll('_', ' ')}. Connect it, or name another as accountId.`,
  )
}
