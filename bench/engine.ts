// Simulates a campaign from its first message to its end, and prints what that cost.
//
//   node bench/engine.ts [leads] [accounts]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMockServer } from '../packages/mock-server/src/node/index.ts'

const [leads = 100_000, accounts = 50] = process.argv.slice(2).map(Number)
const directory = mkdtempSync(join(tmpdir(), 'rocketlead-bench-'))
const mock = createMockServer({ data: directory, validateResponses: false })
const workspace = mock.workspace('rl_test_bench')

try {
  const campaignId = await prepare()
  await simulate(campaignId)
} finally {
  mock.close()
  rmSync(directory, { recursive: true })
}

/** Orders credits and accounts, imports the leads and starts a campaign of three steps. */
async function prepare(): Promise<string> {
  const items = [
    { product: 'credits', quantity: 1_000_000 },
    { product: 'wa_account', quantity: accounts, countryCode: 'US', accountType: 'prewarmed' },
  ]
  await call('POST', '/orders', { items, paymentMethod: 'invoice' })
  workspace.advance('2d')
  await call('PATCH', '/settings', { defaultDailyLimit: 200 })
  const { data } = await call('GET', '/accounts?limit=100')
  const delay = (value: number) => ({ value, unit: 'days' })
  const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  const campaign = await call('POST', '/campaigns', {
    name: 'Spring',
    accountIds: data.map(({ id }) => id),
    schedule: { windows: [{ days: everyDay, from: '08:00', to: '20:00' }] },
    delayBetweenMessages: { minSeconds: 20, maxSeconds: 60 },
    steps: [
      { text: 'Hi {{firstName|there}}, a new roast is in.', delay: delay(0) },
      { text: 'Would you like a sample?', delay: delay(2) },
      { text: 'Last call, {{firstName|there}}.', delay: delay(3) },
    ],
  })
  const rows = Array.from({ length: leads }, (_, index) => `${phoneOf(index)},Lead ${index}`)
  const form = new FormData()
  form.set('file', new File([`phone,firstName\n${rows.join('\n')}\n`], 'leads.csv', { type: 'text/csv' }))
  await call('POST', `/campaigns/${campaign.id}/leads/import`, form)
  await call('POST', `/campaigns/${campaign.id}/start`)
  return campaign.id
}

/** Numbers whose last four digits force nothing. */
function phoneOf(index: number): string {
  const perArea = 9000
  const line = 1000 + (index % perArea)
  return `+1302${String(200 + Math.floor(index / perArea))}${line}`
}

/** Lets the campaign run, a week at a time. */
async function simulate(campaignId: string): Promise<void> {
  console.log(`${leads} leads, ${accounts} accounts, three steps; Node ${process.versions.node}`)
  const begin = process.cpuUsage()
  let sent = 0
  for (let week = 1; ; week += 1) {
    const before = process.cpuUsage()
    const events = workspace.advance('7d')
    const seconds = secondsSince(before)
    const { status, stats } = await call('GET', `/campaigns/${campaignId}`)
    const messages = stats.messagesSent + stats.messagesFailed
    const memory = Math.round(process.memoryUsage().rss / 2 ** 20)
    const rate = Math.round((messages - sent) / seconds)
    console.log(`week ${week}: ${messages - sent} messages, ${events} events, ${rate} messages/CPU s, ${memory} MB`)
    sent = messages
    if (status !== 'active') return summarize(sent, secondsSince(begin), { status, stats })
  }
}

function summarize(messages: number, seconds: number, { status, stats }: { status: string; stats: object }): void {
  console.log(JSON.stringify({ status, ...stats }))
  console.log(`${messages} messages in ${seconds.toFixed(1)} CPU s: ${Math.round(messages / seconds)} messages/CPU s`)
}

function secondsSince(begin: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begin)
  return (user + system) / 1e6
}

/** What is read of answers: of each what it has. */
interface Answer {
  id: string
  data: { id: string }[]
  status: string
  stats: { messagesSent: number; messagesFailed: number }
}

async function call(method: string, path: string, body?: object): Promise<Answer> {
  const isForm = body instanceof FormData
  const response = await mock.fetch(`http://mock.test/api/v1${path}`, {
    method,
    headers: { authorization: 'Bearer rl_test_bench', ...(body && !isForm && { 'content-type': 'application/json' }) },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  })
  const answer = (await response.json()) as Answer // its callers know which operation they call
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
  return answer
}
