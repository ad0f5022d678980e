// Simulates one campaign on disk and has SQLite alone insert what it left behind; prints both as JSON.
//
//   node bench/engine/one.ts FOLDER WEEKS FILE...
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { createMockServer } from '../../packages/mock-server/src/node/index.ts'
import { insertAlone } from '../measure/alone.ts'
import { type Call, callsTo, key } from '../measure/api.ts'
import { cpuSecondsSince } from '../measure/cpu-seconds.ts'
import { importCsv } from '../measure/csv.ts'
import { createCampaign } from './campaign.ts'
import type { Campaign, Week } from './measure.ts'

/** How many events share a transaction, as `simulation/engine.ts` has it. */
const perTransaction = 256

const [folder = '', most, ...files] = process.argv.slice(2)
const before = join(folder, 'before.sqlite')
const { leads, file, weeks } = await simulateAll()
const events = weeks.reduce((sum, week) => sum + week.events, 0)
const alone = insertAlone({ file, before, transactions: Math.ceil(events / perTransaction) })
console.log(JSON.stringify({ leads, weeks, alone } satisfies Campaign))

async function simulateAll() {
  using mock = createMockServer({ data: folder })
  const [call, workspace] = [callsTo(mock), mock.workspace(key)]
  const file = join(folder, `${workspace.id}.sqlite`)
  const campaignId = await createCampaign(call, (by) => workspace.advance(by))
  const leads = await importCsv(call, `/campaigns/${campaignId}/leads/import`, files)
  await call('POST', `/campaigns/${campaignId}/start`)
  using db = new DatabaseSync(file, { readOnly: true })
  await backup(db, before)
  const weeks = await simulate({ call, advance: () => workspace.advance('7d'), campaignId })
  return { leads, file, weeks }
}

interface Simulation {
  call: Call
  /** Lets a week happen; gives how many events did. */
  advance(): number
  campaignId: string
}

/** Week after week until the campaign is over, or as many as are wanted. */
async function simulate({ call, advance, campaignId }: Simulation): Promise<Week[]> {
  const weeks: Week[] = []
  let before = 0
  for (let status = 'active'; status === 'active' && weeks.length < Number(most); ) {
    const begin = process.cpuUsage()
    const events = advance()
    const seconds = cpuSecondsSince(begin)
    const campaign = await call('GET', `/campaigns/${campaignId}`)
    const sent = campaign.stats.messagesSent + campaign.stats.messagesFailed
    weeks.push({ messages: sent - before, events, seconds, memory: Math.round(process.memoryUsage.rss() / 2 ** 20) })
    ;[status, before] = [campaign.status, sent]
  }
  return weeks
}
