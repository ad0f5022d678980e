import { createMockServer } from '@rocketlead/mock-server'
import { launch } from './test/chromium.ts'
import { serve } from './test/site.ts'
const mock = createMockServer({ clock: 'running', world: 'demo' })
const { port } = await mock.listen({ port: 0 })
const site = await serve(), b = await launch()
const css = `html.js .try { min-height: 3.25rem } .try button { display:block; width: 100%; height: 2.5rem; border: 0; border-radius: 8px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 650; cursor: pointer }`
const only = process.argv[2]
for (const [name, viewport, scheme] of [['wide', {width:1440,height:900}, 'light'], ['dark', {width:1440,height:900}, 'dark'], ['phone', {width:390,height:844}, 'light'], ['small', {width:320,height:640}, 'dark']]) {
  if (only && only !== name) continue
  const ctx = await b.newContext({ viewport, colorScheme: scheme }); const tab = await ctx.newPage()
  tab.on('pageerror', (e) => console.log(name, String(e)))
  tab.on('console', (m) => console.log(name, m.text()))
  const open = async (p) => { await tab.goto(site.url + p); await tab.addStyleTag({ content: css }); await tab.getByRole('button', { name: 'Try it' }).click(); const d = tab.getByRole('dialog'); await d.getByLabel('port').fill(String(port)); return d }
  const shot = (n) => tab.screenshot({ path: `/tmp/h7-${name}-${n}.png` })
  await tab.goto(site.url + '/campaigns/update-step/'); await tab.addStyleTag({ content: css }); await shot('0page')
  let d = await open('/campaigns/update-step/')
  await d.getByRole('button', { name: 'Pick campaignId from' }).click(); await d.locator('.picks li').first().waitFor(); await shot('1pick')
  await d.locator('.picks button').first().click()
  await d.getByRole('button', { name: 'Pick stepId from' }).click(); await d.locator('.picks li').first().waitFor(); await shot('2pick')
  await d.locator('.picks button').first().click()
  await d.getByRole('textbox', { name: 'Body', exact: true }).fill('{ "text": "", "foo": 1,\n  "delay": { "value": 1.5, "unit": "weeks" } }'); await shot('3faults')
  await tab.keyboard.press('Control+Enter'); await d.locator('.answered .name').waitFor(); await shot('4answer')
  d = await open('/leads/list/'); await shot('5list'); await d.getByRole('button', { name: 'Send' }).click(); await d.locator('.answered .name').waitFor(); await shot('6list')
  d = await open('/campaigns/import-leads/'); await d.getByText('multipart/form-data').click(); await shot('7form')
  d = await open('/campaigns/create/'); await shot('8create'); await d.getByLabel('port').fill('1'); await d.getByRole('button', { name: 'Send' }).click(); await d.locator('.trouble').waitFor(); await shot('9trouble')
  const over = await tab.evaluate(() => [...document.querySelectorAll('.console, .console *')].filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible').map((e) => e.className + ' ' + e.tagName))
  console.log(name, over)
  await ctx.close()
}
await b.close(); await site.close(); await mock.close(); process.exit()
