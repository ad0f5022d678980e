import type { Database } from '../database.ts'

/**
 * The tables of this file: which lead got which step, or had it left out. It outlives a lead's place in the campaign,
 * so that a lead that is taken out and added again never gets the same step twice.
 */
export const schema = `
create table if not exists campaign_lead_steps (
  campaign_id text not null,
  lead_id text not null,
  step_id text not null,
  sent integer not null,
  primary key (campaign_id, lead_id, step_id)
) strict, without rowid;
create index if not exists campaign_lead_steps_by_step on campaign_lead_steps (step_id, sent);
`

/** What became of steps for leads. */
export function campaignSteps(db: Database) {
  const done = db.prepare('select step_id from campaign_lead_steps where campaign_id = ? and lead_id = ?')
  const got = db.prepare('select step_id from campaign_lead_steps where campaign_id = ? and lead_id = ? and sent = 1')
  const receivers = db.prepare('select count(*) as leads from campaign_lead_steps where step_id = ? and sent = 1')
  const mark = db.prepare(
    `insert into campaign_lead_steps values (?, ?, ?, ?) on conflict do update set sent = max(sent, excluded.sent)`,
  )
  const unskip = db.prepare('delete from campaign_lead_steps where campaign_id = ? and lead_id = ? and sent = 0')
  const forget = db.prepare('delete from campaign_lead_steps where step_id = ?')
  const clear = db.prepare('delete from campaign_lead_steps where campaign_id = ?')
  return {
    /** The steps that a lead got or that were left out for it. */
    done: (campaignId: string, leadId: string): Set<string> => idsOf(done.all(campaignId, leadId)),
    /** The steps that a lead got. */
    got: (campaignId: string, leadId: string): Set<string> => idsOf(got.all(campaignId, leadId)),
    /** How many leads got a step. */
    receivers: (stepId: string): number => Number(receivers.get(stepId)?.leads),
    markSent: (campaignId: string, leadId: string, stepId: string): void => mark.run(campaignId, leadId, stepId, 1),
    markSkipped: (campaignId: string, leadId: string, stepId: string): void => mark.run(campaignId, leadId, stepId, 0),
    /** Forgets what was left out for a lead, not what it got. */
    unskip: (campaignId: string, leadId: string): void => unskip.run(campaignId, leadId),
    /** Forgets a step that is no more. */
    forget: (stepId: string): void => forget.run(stepId),
    /** Forgets a whole campaign. */
    clear: (campaignId: string): void => clear.run(campaignId),
  }
}

const idsOf = (rows: { step_id?: unknown }[]): Set<string> => new Set(rows.map((row) => String(row.step_id)))
