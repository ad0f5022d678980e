import type { Schemas } from '../domain/records.ts'
import type { Database } from './database.ts'

/** The tables of this file: the latest run of each agent, which holds the last result too. */
export const schema = `
create table if not exists competitor_analyses (agent_id text primary key, record text not null) strict, without rowid;
`

export function competitorAnalyses(db: Database) {
  const one = db.prepare('select record from competitor_analyses where agent_id = ?')
  const save = db.prepare('insert or replace into competitor_analyses values (?, ?)')
  const remove = db.prepare('delete from competitor_analyses where agent_id = ?')
  return {
    find(agentId: string): Schemas['CompetitorAnalysis'] | undefined {
      const row = one.get(agentId)
      return row && JSON.parse(String(row.record))
    },
    save(analysis: Schemas['CompetitorAnalysis']): void {
      save.run(analysis.agentId, JSON.stringify(analysis))
    },
    remove: (agentId: string): void => remove.run(agentId),
  }
}
