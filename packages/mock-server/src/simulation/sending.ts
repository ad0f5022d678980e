// A campaign's turns: finding the next message, and sending it.
import type { Context } from '../context.ts'
import { afterStep, nextStep, plan } from '../domain/campaigns/entries.ts'
import { fill, fromLead } from '../domain/campaigns/placeholders.ts'
import type { Campaign, CampaignEntry, CampaignStep } from '../domain/campaigns/records.ts'
import { restAfter, type SendingFacts, type Turn } from '../domain/campaigns/sending.ts'
import { prices } from '../domain/prices.ts'
import type { Lead } from '../domain/records.ts'
import { dayOf, nextMidnight } from '../domain/time.ts'
import { completeIfThrough, giveUp, optOutIn, pauseFor } from '../effects/campaigns.ts'
import { openThread, sendMessage } from '../effects/messages.ts'
import { contentOf, type StepContent } from '../effects/step-content.ts'

/** What decides on the next message of an active campaign. */
export function sendingFacts(campaign: Campaign, { store, clock }: Context): SendingFacts {
  const now = clock.now()
  const { date, end } = dayOf(now, campaign.schedule.timezone)
  return {
    campaign,
    senders: store.campaignSending.senders(campaign.id),
    newcomer: store.campaignSending.newcomer(campaign.id),
    today: store.campaignSending.today(campaign.id, date),
    dayEnds: end,
    accountDayEnds: nextMidnight(now, store.settings.get().timezone),
    now,
  }
}

/** Lets a lead have its turn. Gives whether the campaign goes on. */
export function take({ leadId, accountId }: Turn, campaign: Campaign, context: Context): boolean {
  const { store, clock } = context
  const entry = store.campaignLeads.find(campaign.id, leadId)
  const lead = store.leads.get(leadId)
  if (!entry) throw new Error(`The lead ${leadId} has a turn in ${campaign.id}, where it is not.`)
  const done = store.campaignSteps.done(campaign.id, leadId)
  const step = nextStep(campaign, done)
  if (lead.optedOut) optOutIn(entry, context)
  else if (lead.whatsappStatus === 'invalid') giveUp(entry, notOnWhatsapp(lead), context)
  else if (!step) finish(plan(entry, campaign, done, clock.now()), context)
  else return takeStep(step, { entry, lead, campaign, done, accountId }, context)
  return store.campaigns.isActive(campaign.id)
}

interface Place {
  entry: CampaignEntry
  lead: Lead
  campaign: Campaign
  /** The steps that the lead got or that were left out for it. */
  done: ReadonlySet<string>
  accountId: string
}

function takeStep(step: CampaignStep, place: Place, context: Context): boolean {
  const { store, clock } = context
  const { entry, lead, campaign, done } = place
  const content = fillIn(step, lead, context)
  const isAnswered = step.sendCondition === 'if_no_reply' && entry.repliedAt !== null
  const later = afterStep(entry, step, clock.now())
  const next = plan(later, campaign, new Set([...done, step.id]), clock.now())
  if (isAnswered || !content) {
    store.campaignSteps.markSkipped(campaign.id, lead.id, step.id)
    finish(next, context)
  } else if (store.credits.balance() < prices.message) pauseFor('insufficient_credits', campaign.id, context)
  else send({ step, content, next }, place, context)
  return store.campaigns.isActive(campaign.id)
}

interface Sending {
  step: CampaignStep
  content: StepContent
  /** The lead's place once the step is sent. */
  next: CampaignEntry
}

function send({ step, content, next }: Sending, { entry, lead, campaign, accountId }: Place, context: Context): void {
  const { store, clock, chance } = context
  const now = clock.now()
  const isNew = entry.lastContactedAt === null
  const status = next.status === 'pending' ? ('in_progress' as const) : next.status
  // Before the message, which may find that the number is not on WhatsApp and give the lead up.
  store.campaignSteps.markSent(campaign.id, lead.id, step.id)
  store.campaignLeads.save({ ...next, status, accountId, lastContactedAt: now.toISOString() }, entry)
  const freeAt = restAfter(campaign.delayBetweenMessages, chance('rest', lead.phone, step.position), now)
  const { date } = dayOf(now, campaign.schedule.timezone)
  store.campaignSending.note({
    campaignId: campaign.id,
    accountId,
    date,
    isNew,
    meets: entry.accountId === null,
    freeAt,
    now,
  })
  if (isNew) store.campaignCounts.add(campaign.id, now, { newLeadsContacted: 1 })

  const account = store.accounts.get(accountId)
  const conversation = openThread(accountId, lead.phone, context)
  const origin = 'campaign' as const
  sendMessage({ conversation, account, ...content, origin, campaignId: campaign.id, stepId: step.id }, context)
  if (status === 'completed') completeIfThrough(campaign.id, context)
}

/** What the lead is sent; nothing when neither text nor file is left of the step. */
function fillIn(step: CampaignStep, lead: Lead, context: Context): StepContent | undefined {
  const texts = [step.text, ...step.variants]
  const draw = texts.length > 1 ? context.chance('variant', lead.phone, step.position) : 0
  const drawn = texts[Math.floor(draw * texts.length)] ?? null
  const content = contentOf({ ...step, text: drawn }, context)
  const text = content.text && fill(content.text, fromLead(lead), context.store.customFields.all()).text
  return text?.trim() || content.media ? { ...content, text: text?.trim() ? text : null } : undefined
}

function finish(entry: CampaignEntry, context: Context): void {
  context.store.campaignLeads.save(entry)
  if (entry.status === 'completed') completeIfThrough(entry.campaignId, context)
}

const notOnWhatsapp = ({ phone }: Lead) => ({
  code: 'not_on_whatsapp' as const,
  message: `The number ${phone} has no WhatsApp account.`,
})
