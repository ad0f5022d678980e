// How many requests a second of the server's processor time answers, all of one key.
import { importLeads, plansAmong } from '../server/leads.ts'
import { inTurn, type Ready, type Requests } from '../server/requests.ts'
import { leadCount } from '../server/world.ts'
import { serverNames, servers } from './servers.ts'

export async function requests(folder: string): Promise<Requests> {
  await using running = new AsyncDisposableStack()
  const ready: Record<string, Ready> = {}
  for (const name of serverNames) {
    console.error(`The server ${servers[name].label} is started ...`)
    const serving = running.use(await servers[name].start(folder, { clock: 'running', world: 'empty' }))
    const plans = await plansAmong(serving.url, leadCount, await importLeads(serving.url, leadCount))
    ready[name] = { serving, plans }
  }
  return await inTurn(ready) // or they would be stopped at once
}
