// What a reply, or a message that failed, makes of a lead's place in a campaign.
import { isOpen } from './entries.ts'
import type { CampaignEntry } from './records.ts'

/**
 * The entry after the lead replied: the first time is kept, and where replies stop the campaign nothing more is sent. It
 * is `replied` after the last step too, or no lead of a single message ever would be.
 */
export function afterReply(entry: CampaignEntry, stops: boolean, now: Date): CampaignEntry {
  const isStopped = stops && (isOpen(entry) || entry.status === 'paused' || entry.status === 'completed')
  if (!isStopped && entry.repliedAt !== null) return entry
  const replied = { ...entry, repliedAt: entry.repliedAt ?? now.toISOString() }
  return isStopped ? { ...replied, status: 'replied', heldFrom: null, nextSendAt: null } : replied
}

/** The entry after a message to the lead failed. A lead that has answered or left stays as it is. */
export function afterFailure(entry: CampaignEntry, failure: NonNullable<CampaignEntry['failure']>): CampaignEntry {
  if (!isOpen(entry) && entry.status !== 'paused' && entry.status !== 'completed') return entry
  return { ...entry, status: 'failed', failure, heldFrom: null, nextSendAt: null }
}
