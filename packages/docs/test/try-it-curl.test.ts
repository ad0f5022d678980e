import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Locator } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { executablePath, missing } from './chromium.ts'
import { send } from './try-it/console.ts'
import { seen } from './try-it/recorder.ts'
import { apiKey, setup } from './try-it/setup.ts'

const run = promisify(execFile)
const hasShell = spawnSync('sh', ['-c', 'command -v curl']).status === 0
const why = missing || (hasShell ? '' : ' (skipped: there is no curl)')
const leads = 'phone,firstName\n+12025550177,Ana\n'

describe.skipIf(!executablePath || !hasShell)(`the line of curl${why}`, () => {
  const { open, recorder, mock } = setup()
  const folder = mkdtempSync(join(tmpdir(), 'rocketlead-curl-'))
  writeFileSync(join(folder, 'leads.csv'), leads)
  afterAll(() => rm(folder, { recursive: true }))

  async function curl(console: Locator): Promise<string> {
    const line = await console.getByLabel('The call as curl').textContent()
    const options = { cwd: folder, env: { ...process.env, ROCKETLEAD_API_KEY: apiKey } }
    return (await run('sh', ['-c', `${line} --silent --show-error`], options)).stdout
  }
  const odd = `it's "odd" $HOME \`pwd\` \\ ; & {{firstName|there}} café 100%`

  test.each([
    [
      '/leads/list/',
      async (console: Locator) => {
        await console.getByLabel('search', { exact: true }).fill(odd)
        await console.getByLabel('tag', { exact: true }).fill(`trade fair\n${odd}`)
        await console.getByLabel('interested', { exact: true }).check()
      },
    ],
    [
      '/campaigns/archive/',
      async (console: Locator) =>
        console
          .getByLabel(/^campaignId/)
          .first()
          .fill('a/b?c#d [e]'),
    ],
    [
      '/campaigns/create/',
      async (console: Locator) => {
        await console.getByLabel('Idempotency-Key').fill(`it's-"mine"`)
        await console
          .getByRole('textbox', { name: 'Body', exact: true })
          .fill(JSON.stringify({ name: odd, description: '@file\n' }, null, 2))
      },
    ],
    [
      '/lead-lists/import-leads/',
      async (console: Locator) => {
        await console.getByText('multipart/form-data').click()
        await console
          .locator('input[type=file]')
          .setInputFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(leads) })
        await console.getByLabel('options', { exact: true }).fill(JSON.stringify({ tags: [odd] }))
      },
    ],
    [
      '/campaigns/upload-media/',
      async (console: Locator) => {
        await console
          .locator('input[type=file]')
          .setInputFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(leads) })
        await console.getByLabel('caption', { exact: true }).fill(`@${odd}`)
      },
    ],
  ])('of %s sends the same, to the byte', async (page, fill) => {
    const server = await recorder()
    const console = await open(page, { at: server.port })
    await fill(console)

    await send(console)
    await curl(console)

    const [byConsole, byCurl] = await Promise.all(server.requests.map(seen))
    expect(byConsole).toBeDefined()
    expect(byCurl).toEqual(byConsole)
  })

  test('gets the same answer', async () => {
    const console = await open('/campaigns/list/')

    await send(console)

    const shown = await console.getByLabel('Body of the answer').textContent()
    expect(JSON.parse(shown ?? '')).toEqual(JSON.parse(await curl(console)))
  })

  test('of a form is taken by the server, as is the form itself', async () => {
    const console = await open('/lead-lists/import-leads/')
    await console.getByRole('button', { name: 'Pick leadListId' }).click()
    await console.locator('.picks button').first().click()
    await console.getByText('multipart/form-data').click()
    await console
      .locator('input[type=file]')
      .setInputFiles({ name: 'leads.csv', mimeType: '', buffer: Buffer.from(leads) })
    await console.getByLabel('options', { exact: true }).fill(JSON.stringify({ tags: ["it's new"] }))

    const status = await send(console)

    const made = await mock.fetch(`http://mock.test/api/v1/leads?tag=${encodeURIComponent("it's new")}`, {
      headers: { authorization: `Bearer ${apiKey}` },
    })
    expect(status).toMatch(/^200 OK/)
    expect(await made.json()).toMatchObject({ data: [{ phone: '+12025550177', firstName: 'Ana', tags: ["it's new"] }] })
    expect(JSON.parse(await curl(console))).toMatchObject({ created: 0 })
  })
})
