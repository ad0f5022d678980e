import type { CampaignStep } from '../../domain/campaigns/records.ts'
import type { Database, Row } from '../database.ts'
import { tally } from '../tally.ts'

type StepStats = CampaignStep['stats']

/** The tables of this file: what became of each step's messages, beside the campaign so that a receipt does not write it. */
export const schema = `
create table if not exists campaign_step_counts (
  campaign_id text not null,
  step_id text not null,
  sent integer not null default 0,
  delivered integer not null default 0,
  read integer not null default 0,
  replied integer not null default 0,
  failed integer not null default 0,
  primary key (campaign_id, step_id)
) strict, without rowid;
`

const columns: Record<keyof StepStats, string> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  replied: 'replied',
  failed: 'failed',
}

export function campaignStepCounts(db: Database) {
  const sums = tally(db, { table: 'campaign_step_counts', key: ['campaign_id', 'step_id'], columns })
  const ofCampaign = db.prepare('select * from campaign_step_counts where campaign_id = ?')
  const clear = db.prepare('delete from campaign_step_counts where campaign_id = ?')
  return {
    add: (campaignId: string, stepId: string, counts: Partial<StepStats>): void =>
      sums.add([campaignId, stepId], counts),
    /** The steps of a campaign with their counts as they are now. */
    counted(campaignId: string, steps: readonly CampaignStep[]): CampaignStep[] {
      sums.write()
      const rows = new Map(ofCampaign.all(campaignId).map((row) => [row.step_id, row]))
      return steps.map((step) => ({ ...step, stats: statsOf(rows.get(step.id)) }))
    },
    clear(campaignId: string): void {
      sums.write()
      clear.run(campaignId)
    },
    write: sums.write,
    forget: sums.forget,
  }
}

export type StepCounts = ReturnType<typeof campaignStepCounts>

const statsOf = (row: Row | undefined): StepStats => ({
  sent: Number(row?.sent ?? 0),
  delivered: Number(row?.delivered ?? 0),
  read: Number(row?.read ?? 0),
  replied: Number(row?.replied ?? 0),
  failed: Number(row?.failed ?? 0),
})
