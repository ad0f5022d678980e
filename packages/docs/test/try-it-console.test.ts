import axe, { type AxeResults } from 'axe-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { executablePath, missing } from './chromium.ts'
import { sharedTab } from './shared-tab.ts'
import { serve } from './site.ts'
import { openConsole, send } from './try-it/console.ts'
import { setup } from './try-it/setup.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

describe.skipIf(!executablePath)(`the console${missing}`, () => {
  const { mock, newTab, open, recorder, url } = setup()
  const body = { name: 'Body', exact: true } as const

  test('says in sentences what is wrong with a body, and sends it all the same', async () => {
    const console = await open('/campaigns/create/')
    const delay = { value: 1, unit: 'days' }

    await console
      .getByRole('textbox', body)
      .fill(JSON.stringify({ name: 'Spring', steps: [{ text: 'a'.repeat(4097), delay }] }))

    expect(await console.locator('.faults').allTextContents()).toEqual([
      '/steps/0/text must be at most 4,096 characters.',
    ])
    expect(await console.getByRole('button', { name: 'Send anyway' }).isVisible()).toBe(true)
    expect(await send(console)).toMatch(/^400 Bad Request/)
  })

  test('says where a body is no JSON', async () => {
    const console = await open('/campaigns/create/')

    await console.getByRole('textbox', body).fill('{\n  "name": "Spring",\n}')

    expect(await console.locator('.faults').allTextContents()).toEqual([
      'Line 3, column 1: a comma cannot stand before }.',
    ])
  })

  test('puts in another example when it is chosen', async () => {
    const console = await open('/knowledge-base/create-source/')

    await console.getByLabel('Example').selectOption('A text')

    expect(await console.getByRole('textbox', body).inputValue()).toContain('"title": "Holiday deliveries"')
  })

  test('calls what servers.json lists, wherever the site is', async () => {
    const server = await recorder()
    const elsewhere = await serve('/docs/api')
    onTestFinished(elsewhere.close)
    const tab = await newTab()
    const servers = [{ url: `http://127.0.0.1:${server.port}/base`, description: 'Ours.' }]
    await tab.route('**/docs/api/servers.json', (route) => route.fulfill({ json: servers }))

    await send(await openConsole(tab, `${elsewhere.url}/settings/get/`))

    expect(server.requests.map((request) => request.url)).toEqual([`${servers[0]?.url}/api/v1/settings`])
  })

  test('says what to do when no server answers', async () => {
    const gone = await recorder()
    await gone.close()
    const console = await open('/settings/get/', { at: gone.port })

    expect(await send(console)).toBe('No answer.')
    expect(await console.locator('.trouble').textContent()).toContain(
      `http://localhost:${gone.port} does not answer. Is the mock server running? Start it with\nnpx rocketlead-mock --port ${gone.port}`,
    )
  })

  test('stops waiting when it is told to', async () => {
    const silent = await recorder(() => {})
    const console = await open('/settings/get/', { at: silent.port })

    await console.getByRole('button', { name: 'Send' }).click()
    await console.getByRole('button', { name: 'Cancel' }).click()

    await console
      .locator('.trouble')
      .filter({ hasText: /^Cancelled/ })
      .waitFor()
  })

  test('offers what the server has for what is in the path', async () => {
    const console = await open('/campaigns/update-step/')

    await console.getByRole('button', { name: 'Pick campaignId' }).click()
    await console.getByRole('button', { name: /, active$/ }).click()
    await console.getByRole('button', { name: 'Pick stepId' }).click()
    await console.locator('.picks button').first().click()

    expect(
      await console
        .getByLabel(/^stepId/)
        .first()
        .inputValue(),
    ).toMatch(/^stp_/)
    expect(await console.getByLabel('The call as curl').textContent()).toMatch(/campaigns\/cmp_\w+\/steps\/stp_\w+'/)
  })

  test('leads from a problem to what it means', async () => {
    const console = await open('/accounts/get/')

    await send(console)

    const link = console.getByRole('link', { name: 'not_found' })
    expect(await link.getAttribute('href')).toBe(`${url()}/guides/errors/#not_found`)
  })

  test('leads from an answer to the consoles of operations that take something of it', async () => {
    const tab = await sharedTab()
    const console = await open('/campaigns/list/', { tab })
    await send(console)

    await console.getByRole('link', { name: 'Get campaign by ID' }).click()

    const next = tab.getByRole('dialog', { name: 'Get campaign by ID' })
    const first = await mock.fetch('http://mock.test/api/v1/campaigns', {
      headers: { authorization: 'Bearer rl_test_demo' },
    })
    const { data } = await first.json()
    expect(await next.getByLabel(/^campaignId/).inputValue()).toBe(data[0].id)
  })

  test('sends by the keyboard, and gives the focus back when it is closed', async () => {
    const tab = await sharedTab()
    const console = await open('/settings/get/', { tab })

    await tab.keyboard.press('Control+Enter')
    await console.getByText('200 OK').first().waitFor()
    await tab.keyboard.press('Escape')

    expect(await console.isVisible()).toBe(false)
    expect(
      await tab.getByRole('button', { name: 'Try it' }).evaluate((button) => button === document.activeElement),
    ).toBe(true)
  })

  test.each([
    [1440, 'light'],
    [390, 'dark'],
    [320, 'light'],
  ] as const)('fits %i pixels and can be used by everybody, %s', async (width, colorScheme) => {
    const tab = await newTab({ viewport: { width, height: 800 }, colorScheme })
    const console = await open('/campaigns/import-leads/', { tab })
    await send(console)
    await console.getByText('multipart/form-data').click()
    await tab.addScriptTag({ content: axe.source })

    const wide = await console.evaluate(
      (dialog) =>
        [dialog, ...dialog.querySelectorAll('.columns > *, fieldset')].filter(
          (part) => part.scrollWidth > part.clientWidth,
        ).length,
    )
    const { violations } = await tab.evaluate<AxeResults>(`axe.run('dialog', { runOnly: ${JSON.stringify(rules)} })`)

    expect(wide).toBe(0)
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
  })
})
