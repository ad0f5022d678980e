// One turn of one client: times calls one after the other, in turns with the bare `fetch`.
//
//   node bench/client/calls-turn.ts rocketlead
import type { Cost } from './calls.ts'
import { peers } from './peers/index.ts'
import { base, key, record, type StubFetch } from './peers/peer.ts'

const bytes = new TextEncoder().encode(JSON.stringify(record))
const stub: StubFetch = async () => new Response(bytes, { headers: { 'content-type': 'application/json' } })
const chunk = 250
const patience = 100 // milliseconds; octokit takes longer than that for a chunk, as its throttling waits
const chunks = 20
const [name = ''] = process.argv.slice(2)
const get = name === 'bare' ? bare : peers[name]?.connect(stub).get
if (!get) throw new Error(`There is no peer "${name}".`)

await time(() => get())
await time(bare)
const pairs: { peer: Cost; bare: Cost }[] = []
for (let index = 0; index < chunks; index += 1) pairs.push({ peer: await time(() => get()), bare: await time(bare) })
console.log(JSON.stringify(pairs.slice(chunks / 2))) // the first half warms up

async function bare(): Promise<unknown> {
  const response = await stub(`${base}/campaigns/cus_1`, { headers: { authorization: `Bearer ${key}` } })
  return response.json()
}

/** Microseconds a call, of many in a row. */
async function time(call: () => Promise<unknown>): Promise<Cost> {
  const cpu = process.cpuUsage()
  const began = performance.now()
  let count = 0
  for (; count < chunk && performance.now() - began < patience; count += 1) await call()
  const wall = ((performance.now() - began) * 1000) / count
  const { user, system } = process.cpuUsage(cpu)
  return { wall, cpu: (user + system) / count }
}
