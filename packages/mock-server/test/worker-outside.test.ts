import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startWorkerd } from '../sandbox/workerd.ts'
import { directory } from './directory.ts'

/** A Worker that calls what it is told to, and says what came of it. */
const calling = `
import { connect } from 'cloudflare:sockets'
export class Workspace {}
export class Statistics {}
export default {
  async fetch({ headers, method }) {
    const to = headers.get('x-to')
    try {
      if (method === 'GET') return await fetch(to)
      await connect({ hostname: new URL(to).hostname, port: Number(new URL(to).port || 80) }).opened
      return new Response('opened')
    } catch (error) {
      return new Response(String(error), { status: 502 })
    }
  },
}`

/** A server that anybody on this machine can reach. */
async function listening(): Promise<string> {
  const server = createServer((_, answer) => answer.end('reached'))
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

test.each(['loopback', 'elsewhere'])('nothing in the sandbox reaches a server: %s', async (where) => {
  const data = directory()
  const entry = join(data, 'calling.js')
  writeFileSync(entry, calling)
  const workerd = await startWorkerd({ entry, data })
  onTestFinished(async () => void (await workerd.kill()))
  const to = where === 'loopback' ? await listening() : 'http://192.0.2.1/'

  const fetched = await fetch(workerd.url, { headers: { 'x-to': to } })
  const connected = await fetch(workerd.url, { method: 'POST', headers: { 'x-to': to } })

  expect(await fetched.text()).toBe('Error: The sandbox opens no connections.')
  expect(connected.status).toBe(502)
})
