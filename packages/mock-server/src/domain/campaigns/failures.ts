import type { CampaignCounts } from './records.ts'

/**
 * When a campaign fails too often to go on: of at least so many messages of the last 24 hours more than this share.
 * Simulated figures.
 */
export const failureLimits = { messages: 20, share: 0.3 } as const

/** Whether too many of the messages failed. */
export function failsTooOften(counts: readonly Pick<CampaignCounts, 'sent' | 'failed'>[]): boolean {
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  const tried = counts.reduce((sum, count) => sum + count.sent, failed)
  return tried >= failureLimits.messages && failed > tried * failureLimits.share
}
