import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import sirv from 'sirv'
import { help, parseStartArgs } from './start-args.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const host = '127.0.0.1'
const apiKey = 'rl_test_demo'

process.exitCode = await main()

async function main(): Promise<number> {
  const args = parseStartArgs(process.argv.slice(2), process.env)
  if ('problem' in args) return say(args.problem)
  if (args.help) {
    console.log(help)
    return 0
  }

  const build = await buildAll()
  if (build !== 0) return build

  const { createMockServer } = await import('@rocketlead/mock-server')
  const mock = createMockServer({ clock: 'running', world: 'demo' })
  const server = await mock.listen({ port: args.port, host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') return undefined
    throw error
  })
  if (!server)
    return say(
      `Port ${args.port} is in use; choose another with --port, such as: npm start -- --port ${args.port + 10}`,
    )
  const docs = await serveDocs(args.port === 0 ? 0 : args.port + 1, server.url)

  console.log(`
Rocketlead mock server  ${server.url}
API key                 ${apiKey}
Try it                  curl -H 'Authorization: Bearer ${apiKey}' ${server.url}/api/v1/accounts
Reference               ${docs.url}

Generated from spec/    spec/dist/openapi.yaml (one bundled file)
                        packages/client/generated (client)
                        packages/mock-server/generated (routes, types, validators)
                        packages/docs/dist (reference)

Stop it with Ctrl+C.`)

  await stopSignal()
  await Promise.all([server.close(), docs.close()])
  return 0
}

function say(problem: string): number {
  console.error(problem)
  return 1
}

/** Brings everything up to date; nothing is shown unless it fails or takes a while. */
function buildAll(): Promise<number> {
  const notice = setTimeout(() => console.log('Generating and building ...'), 800)
  const args = ['run', 'build', 'docs', '--output-logs=errors-only', `--concurrency=${Math.max(2, cpus().length)}`]
  return new Promise((resolve, reject) => {
    const turbo = spawn(process.execPath, ['node_modules/turbo/bin/turbo', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk
    }
    turbo.stdout.on('data', collect)
    turbo.stderr.on('data', collect)
    turbo.on('error', reject)
    turbo.on('close', (code) => {
      clearTimeout(notice)
      if (code !== 0) console.error(`${output}\nThe build failed; its output is above.`)
      resolve(code ?? 1)
    })
  })
}

/** Serves the reference on the port after the API's, or on any free one. Its console is told where the API is. */
async function serveDocs(port: number, api: string): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = fileURLToPath(new URL('../packages/docs/dist', import.meta.url))
  const described: { variables?: { port?: object } }[] = JSON.parse(readFileSync(`${folder}/servers.json`, 'utf8'))
  const started = { url: api, variables: undefined }
  const servers = JSON.stringify(described.map((server) => ({ ...server, ...(server.variables?.port && started) })))
  const missing = readFileSync(`${folder}/404.html`)
  const files = sirv(folder, {
    etag: true,
    onNoMatch: (_, response) => response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(missing),
  })
  const server = createServer((request, response) => {
    if (request.url !== '/servers.json') return files(request, response)
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(servers)
  })
  const listen = (candidate: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(candidate, host, () => {
        server.off('error', reject)
        resolve()
      })
    })
  await listen(port > 65535 ? 0 : port).catch(() => listen(0))

  // A server that listens on a port has an address with a port.
  const address = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://${host}:${address.port}`, close }
}

/** A terminal sends Ctrl+C to the whole group and npm passes it on again, so it may arrive more than once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve())
    process.on('SIGTERM', () => resolve())
    process.on('SIGHUP', () => resolve())
  })
}
