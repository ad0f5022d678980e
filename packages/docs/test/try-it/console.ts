import type { Call, FilePart } from '@rocketlead/contract-tests'
import type { Locator, Page } from 'playwright-core'

/** Opens the console of a page. */
export async function openConsole(tab: Page, url: string): Promise<Locator> {
  await tab.goto(url)
  // By their classes: to find them by their roles, all of the page would be looked through.
  await tab.locator('.try button').click()
  return tab.locator('dialog.console')
}

/** Chooses the mock server on a port of this machine, which is the first of the list, and a key. */
export async function choose(console: Locator, { port, apiKey }: { port: number; apiKey: string }): Promise<void> {
  await console.getByLabel('port', { exact: true }).fill(String(port))
  await console.getByLabel('API key', { exact: true }).fill(apiKey)
}

/** Puts a call in as a reader would: each value into its input. */
export async function fillIn(console: Locator, { path, query, headers, body }: Call): Promise<void> {
  for (const [name, value] of Object.entries({ ...path, ...query, ...headers }))
    await console
      .getByLabel(name, { exact: true })
      .or(console.getByLabel(`${name}required`, { exact: true }))
      .fill(String(value))
  if (body?.type === 'application/json')
    await console.getByRole('textbox', { name: 'Body', exact: true }).fill(JSON.stringify(body.value, null, 2))
  if (body?.type === 'multipart/form-data')
    for (const [name, value] of Object.entries(Object(body.value))) await fillPart(console, name, value)
}

async function fillPart(console: Locator, name: string, value: unknown): Promise<void> {
  const input = console.getByLabel(new RegExp(`^${name}(required)?$`)).filter({ visible: true })
  if (isFile(value)) return input.setInputFiles({ name: value.fileName, mimeType: value.type, buffer: bytesOf(value) })
  await input.fill(typeof value === 'string' ? value : JSON.stringify(value))
}

const isFile = (value: unknown): value is FilePart => typeof value === 'object' && value !== null && 'fileName' in value

const bytesOf = ({ text = '', base64 }: FilePart): Buffer =>
  base64 === undefined ? Buffer.from(text) : Buffer.from(base64, 'base64')

/** Sends what is there, whatever is wrong with it, and gives what is said of it then, such as `200 OK in 3 ms, 1.4 kB`. */
export async function send(console: Locator): Promise<string> {
  await console.getByRole('button', { name: /^Send/ }).click()
  const status = console.locator('footer').getByRole('status')
  await status.filter({ hasText: /^(?!$|Sending)/ }).waitFor()
  return (await status.textContent()) ?? ''
}
