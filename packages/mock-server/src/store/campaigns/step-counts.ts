import type { CampaignStep } from '../../domain/campaigns/records.ts'
import type { Database } from '../database.ts'

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

const none: StepStats = { sent: 0, delivered: 0, read: 0, replied: 0, failed: 0 }
// The object above names each counter, and nothing else.
const counters = Object.keys(none) as (keyof StepStats)[]

export function campaignStepCounts(db: Database) {
  const add = db.prepare(
    `insert into campaign_step_counts (campaign_id, step_id, ${counters.join(', ')})
     values (?, ?, ${counters.map(() => '?').join(', ')})
     on conflict do update set ${counters.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`,
  )
  const ofCampaign = db.prepare('select * from campaign_step_counts where campaign_id = ?')
  const clear = db.prepare('delete from campaign_step_counts where campaign_id = ?')
  return {
    add(campaignId: string, stepId: string, counts: Partial<StepStats>): void {
      add.run(campaignId, stepId, ...counters.map((name) => counts[name] ?? 0))
    },
    /** The steps of a campaign with their counts as they are now. */
    counted(campaignId: string, steps: readonly CampaignStep[]): CampaignStep[] {
      const rows = new Map(ofCampaign.all(campaignId).map((row) => [row.step_id, row]))
      return steps.map((step) => ({ ...step, stats: statsOf(rows.get(step.id)) }))
    },
    clear: (campaignId: string): void => clear.run(campaignId),
  }
}

const statsOf = (row: Record<string, unknown> | undefined): StepStats =>
  // `counters` has each key of the stats.
  Object.fromEntries(counters.map((name) => [name, Number(row?.[name] ?? 0)])) as unknown as StepStats
