// What a thousand times as many leads cost our server.
import { importLeads, plansAmong } from './leads.ts'
import { rocketlead } from './peers/rocketlead.ts'
import { inTurn, type Ready, type Requests } from './requests.ts'
import { start } from './serving.ts'
import { verify } from './verify.ts'
import type { World } from './world.ts'

/** Leads in the workspace, by the name that the results have. */
const sizes = { thousand: 1000, million: 1_000_000 }

/** Both in memory. */
export async function scale({ folder }: World): Promise<Requests> {
  await using servers = new AsyncDisposableStack()
  const ready: Record<string, Ready> = {}
  for (const [name, count] of Object.entries(sizes)) {
    console.error(`${count} leads are imported ...`)
    const serving = servers.use(await start(rocketlead.program, folder))
    const plans = await plansAmong(serving.url, count, await importLeads(serving.url, count))
    await verify(rocketlead, serving.url, plans)
    ready[name] = { serving, plans }
  }
  return await inTurn(ready) // or they would be stopped at once
}
