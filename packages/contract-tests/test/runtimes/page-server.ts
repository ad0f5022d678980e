import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json, text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { modules } from './built-client.ts'
import type { Given } from './scenario.mjs'

/** Serves `page.html` until the test is over; the outcomes are what it posts. */
export async function servePage(given: Given): Promise<{ port: number; outcomes: Promise<unknown> }> {
  const files = filesOf(given)
  const { promise: outcomes, resolve } = Promise.withResolvers<unknown>()
  const server = createServer((request, response) => {
    const { url = '' } = request
    if (url === '/outcomes') resolve(json(request))
    if (url === '/failure') resolve(text(request).then(fail))
    response.setHeader('Content-Type', url === '/' ? 'text/html' : 'text/javascript')
    response.end(files.get(url))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo // a TCP server that listens has one
  return { port, outcomes }
}

/** What there is, by path. */
const filesOf = (given: Given): Map<string, string> =>
  new Map([
    ['/', beside('page.html')],
    ['/scenario.mjs', beside('scenario.mjs')],
    ['/given.json', JSON.stringify(given)],
    ...[...modules].map(([name, code]) => [`/client/${name}`, code] as const),
  ])

const beside = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

function fail(said: string): never {
  throw new Error(`The page failed: ${said}`)
}
