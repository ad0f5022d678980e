import { loadDescription, openWorld } from '@rocketlead/contract-tests'
import { createMockServer } from '@rocketlead/mock-server'
import { test } from 'vitest'
import { launch } from './chromium.ts'
import { serve } from './site.ts'
import { choose, fillIn, openConsole, send } from './try-it/console.ts'
test('x', async () => {
  const description = await loadDescription()
  const mock = createMockServer()
  const { port } = await mock.listen({ port: 0 })
  const site = await serve(), b = await launch(), tab = await b.newPage()
  for (const [id, p] of [['accounts.get','/accounts/get/'],['campaigns.start','/campaigns/start/'],['campaigns.create','/campaigns/create/'],['leads.update','/leads/update/'],['orders.create','/orders/create/'],['settings.get','/settings/get/']]) {
    const t = [performance.now()]
    const apiKey = 'rl_test_x' + id.replace('.','_')
    const world = await openWorld({ description, fetch: mock.fetch, apiKey, passTime: (by) => mock.workspace(apiKey).advance(by) })
    t.push(performance.now())
    const { ready } = await world.exampleCall(id)
    t.push(performance.now())
    const c = await openConsole(tab, `${site.url}${p}`)
    t.push(performance.now())
    await choose(c, { port, apiKey })
    t.push(performance.now())
    await fillIn(c, ready)
    t.push(performance.now())
    await send(c)
    t.push(performance.now())
    console.log(id, t.slice(1).map((x, i) => Math.round(x - t[i])).join(' '))
  }
  await b.close(); await site.close(); await mock.close()
})
