import type { Context } from '../../context.ts'
import { refuseArchived } from '../../domain/campaigns/campaigns.ts'
import type { Campaign } from '../../domain/campaigns/records.ts'
import { findStep } from '../../domain/campaigns/steps.ts'
import { chooseSender, fillForTest, refuseBoth } from '../../domain/campaigns/test-message.ts'
import { parsePhone } from '../../domain/phone.ts'
import type { Account, Lead, Schemas } from '../../domain/records.ts'
import { ensureOnWhatsapp } from '../../effects/fate.ts'
import { ensureSendable, openConversation, sendMessage } from '../../effects/messages.ts'
import { contentOf } from '../../effects/step-content.ts'
import { ok, type Section } from '../../operation.ts'
import { refuseUnknown, unknown } from './references.ts'

/** A step's message to a number of one's own. */
export const testMessage = {
  sendTestMessage({ path, body }, context) {
    const { store } = context
    const campaign = store.campaigns.get(path.campaignId)
    const step = findStep(campaign, path.stepId)
    refuseArchived(campaign, 'It sends nothing more. Duplicate it.')
    refuseBoth(body)
    const { phone } = parsePhone(body.phone)
    const { named, lead } = lookUp(body, context)
    const { text, ...file } = contentOf(step, context)
    const filled = text && fillForTest(text, { lead, variables: body.variables, fields: store.customFields.all() })
    const account = named ?? chooseSender(accountsOf(campaign, context))
    ensureOnWhatsapp(phone, context)
    const conversation = openConversation(account.id, phone, context)
    const isFirst = conversation.lastMessage === null
    const content = { text: filled, ...file, origin: 'test' as const, campaignId: campaign.id, stepId: step.id }
    const outgoing = { ...content, conversation, account, isFirst }
    ensureSendable(outgoing, context)
    return ok(sendMessage(outgoing, context))
  },
} satisfies Pick<Section<'campaigns'>, 'sendTestMessage'>

/**
 * The account and the lead that are named, as far as they are.
 *
 * @throws Problem `unknown_reference` that names both when neither is there
 */
function lookUp({ accountId, leadId }: Schemas['CampaignSendTestMessage'], { store }: Context): Named {
  const named = accountId === undefined ? undefined : store.accounts.find(accountId)
  const lead = leadId === undefined ? undefined : store.leads.find(leadId)
  refuseUnknown([
    ...(accountId !== undefined && !named ? [unknown('/accountId', 'account')] : []),
    ...(leadId !== undefined && !lead ? [unknown('/leadId', 'lead')] : []),
  ])
  return { named: named && chooseSender([named], true), lead }
}

interface Named {
  named: Account | undefined
  lead: Lead | undefined
}

const accountsOf = ({ accountIds }: Campaign, { store }: Context): Account[] =>
  accountIds.map((id) => store.accounts.get(id))
