import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { executablePath, missing } from './chromium.ts'
import { openConsole, send } from './try-it/console.ts'
import { setup } from './try-it/setup.ts'

const secret = 'rl_live_for_nobody_else'

describe.skipIf(!executablePath)(`the key of a reader${missing}`, () => {
  const { newTab, open, recorder, port, url } = setup()

  test('is kept until the tab is closed, and neither in the address nor for other tabs', async () => {
    const tab = await newTab()
    const console = await open('/settings/get/', { tab })
    await console.getByLabel('API key').fill(secret)
    const kept = await tab.evaluate(() => [JSON.stringify(sessionStorage), JSON.stringify(localStorage), location.href])

    const again = await open('/accounts/list/', { tab })
    await again.getByLabel('API key').fill(secret)
    await tab.reload()
    await tab.getByRole('button', { name: 'Try it' }).click()
    await again.getByLabel('port').fill(String(port()))
    const other = await open('/settings/get/')

    expect(kept.map((place) => place.includes(secret))).toEqual([true, false, false])
    expect(await again.getByLabel('API key').inputValue()).toBe(secret)
    expect(await other.page().evaluate(() => JSON.stringify(sessionStorage))).not.toContain(secret)
  })

  test('goes to the server that was chosen', async () => {
    const server = await recorder()
    const console = await open('/settings/get/', { at: server.port })
    await console.getByLabel('API key').fill(secret)

    await send(console)

    expect(server.requests.map(({ headers }) => headers.get('authorization'))).toEqual([`Bearer ${secret}`])
  })

  test('is not there any more when the address becomes another', async () => {
    const [one, other] = [await recorder(), await recorder()]
    const console = await open('/settings/get/', { at: one.port })
    await console.getByLabel('API key').fill(secret)

    await console.getByLabel('port').fill(String(other.port))
    await send(console)

    expect(other.requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer rl_test_demo'])
  })

  test('is drawn where many share a server: the same on each page of a tab, another in the next', async () => {
    const server = await recorder()
    const shared = { url: `http://127.0.0.1:${server.port}`, description: 'Shared.', testKey: 'rl_test_*' }
    const [one, two] = [await newTab(), await newTab()]
    const keyOn = async (tab: Page, page: string) => {
      await tab.route('**/servers.json', (route) => route.fulfill({ json: [shared] }))
      const console = await openConsole(tab, `${url()}${page}`)
      await send(console)
      return console.getByLabel('API key').inputValue()
    }

    const keys = [await keyOn(one, '/settings/get/'), await keyOn(one, '/accounts/list/')]
    const another = await keyOn(two, '/settings/get/')

    expect(keys[0]).toMatch(/^rl_test_[0-9a-z]{20}$/)
    expect(keys[1]).toBe(keys[0])
    expect(another).not.toBe(keys[0])
    expect(server.requests.map(({ headers }) => headers.get('authorization'))).toEqual(
      [...keys, another].map((key) => `Bearer ${key}`),
    )
  })

  test('is not offered where the reader says which machine it is', async () => {
    const tab = await newTab()
    const shared = {
      url: 'https://{host}',
      description: 'Anywhere.',
      variables: { host: { default: 'rocketlead.invalid' } },
      testKey: 'rl_test_*',
    }
    await tab.route('**/servers.json', (route) => route.fulfill({ json: [shared] }))

    const console = await openConsole(tab, `${url()}/settings/get/`)

    expect(await console.getByLabel('API key').inputValue()).toBe('')
  })

  test.each([
    ['a port that hides another host', (at: number) => `4010@127.0.0.1:${at}`],
    ['a port that ends the address', (at: number) => `${at}#`],
  ])('goes nowhere with %s', async (_, value) => {
    const stranger = await recorder()
    const console = await open('/settings/get/')
    await console.getByLabel('API key').fill(secret)

    await console.getByLabel('port').fill(value(stranger.port))

    expect(await send(console)).toMatch(/cannot be the port of a server/)
    expect(stranger.requests).toEqual([])
  })

  test('goes nowhere with a server that is not listed', async () => {
    const stranger = await recorder()
    const console = await open('/settings/get/')
    await console.getByLabel('API key').fill(secret)

    await console.getByLabel('Server', { exact: true }).evaluate((select, port) => {
      const option = new Option('a stranger', `http://127.0.0.1:${port}`, true, true)
      select.append(option)
      select.dispatchEvent(new Event('change', { bubbles: true }))
    }, stranger.port)

    expect(await send(console)).toMatch(/no server to call/)
    expect(stranger.requests).toEqual([])
  })

  test('does not follow a server that sends it elsewhere', async () => {
    const stranger = await recorder()
    const server = await recorder((response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${stranger.port}/` }).end(),
    )
    const console = await open('/settings/get/', { at: server.port })

    expect(await send(console)).toBe('No answer.')
    expect(await console.locator('.trouble').textContent()).toMatch(/was not followed/)
    expect(stranger.requests).toEqual([])
  })
})
