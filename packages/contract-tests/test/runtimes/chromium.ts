import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import type { Adapter } from './adapter.ts'
import { entryName, modules } from './built-client.ts'
import { start } from './program.ts'
import type { Given } from './scenario.mjs'
import { scratchFolder } from './scratch.ts'
import { unpack } from './unpack.ts'

/**
 * The origin of the page. It is neither https nor localhost, as on a LAN, so that the page lacks what browsers keep for
 * secure contexts, such as `crypto.randomUUID`.
 */
const host = 'page.test'

/** A page that loads the built client's modules as they are and takes the scenario, from another origin than the API's. */
export const runPage: Adapter = async (executable, given) => {
  const folder = await scratchFolder()
  const { command, env } = executable.endsWith('.br')
    ? await unpack(executable, folder)
    : { command: executable, env: process.env }
  const { port, outcomes } = await servePage(given)
  const { failure } = await start(
    command,
    [
      '--headless',
      // Root has no sandbox, and many a container neither; the only page that it opens is ours.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      `--host-resolver-rules=MAP ${host} 127.0.0.1`,
      `--user-data-dir=${join(folder, 'profile')}`,
      // The browser ends when the other ends of its pipes are gone, even if this process is killed.
      '--remote-debugging-pipe',
      '--enable-logging=stderr',
      `http://${host}:${port}/`,
    ],
    env,
  )
  return Promise.race([outcomes, failure])
}

/** Serves the page until the test is over; the outcomes are what it posts. */
async function servePage(given: Given): Promise<{ port: number; outcomes: Promise<unknown> }> {
  const files = filesOf(given)
  const { promise: outcomes, resolve } = Promise.withResolvers<unknown>()
  const server = createServer((request, response) => {
    if (request.method === 'POST') resolve(json(request))
    const { url = '' } = request
    response.setHeader('Content-Type', url === '/' ? 'text/html; charset=utf-8' : 'text/javascript')
    response.statusCode = files.has(url) ? 200 : 404
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

/** What the server has, by path. */
function filesOf(given: Given): Map<string, string> {
  const imports = { '@rocketlead/client': `/client/${entryName}` }
  const page = `<!doctype html>
<script type="importmap">${JSON.stringify({ imports })}</script>
<script id="given" type="application/json">${JSON.stringify(given)}</script>
<script type="module" src="/page.mjs"></script>`
  return new Map([
    ['/', page],
    ...['page.mjs', 'scenario.mjs'].map(
      (name) => [`/${name}`, readFileSync(new URL(name, import.meta.url), 'utf8')] as const,
    ),
    ...[...modules].map(([name, code]) => [`/client/${name}`, code] as const),
  ])
}
