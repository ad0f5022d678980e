import { describe, expect, test } from 'vitest'
import { executablePath, missing } from './chromium.ts'
import { send } from './try-it/console.ts'
import { setup } from './try-it/setup.ts'

const secret = 'rl_live_for_nobody_else'

describe.skipIf(!executablePath)(`the key of a reader${missing}`, () => {
  const { newTab, open, recorder, port } = setup()

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
