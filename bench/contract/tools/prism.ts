import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'
import { modules } from '../../measure/packages.ts'
import { described } from '../described.ts'
import { send } from '../world.ts'
import type { Tool } from './tool.ts'

/** It says what is wrong with an answer in a header of it. */
const header = 'sl-violations'

interface Violation {
  location: string[]
  code: string
  message: string
}

export const prism: Tool = {
  label: 'Prism proxy',
  packages: ['@stoplight/prism-cli'],
  about: 'between the server and a driver that makes the same call of each operation and reads the violations',
  counts: 'status, headers and body of an answer',
  async run({ url, calls, operation, folder }) {
    const description = join(folder, 'openapi.json')
    writeFileSync(description, JSON.stringify(described(calls, operation)))
    const wanted = Object.values(calls).filter((call) => !operation || call.operation.id === operation)
    const proxy = await startProxy(description, url)
    const failures: string[] = []
    try {
      for (const call of wanted) {
        const response = await send(call, proxy.url)
        await response.arrayBuffer()
        const violations: Violation[] = JSON.parse(response.headers.get(header) ?? '[]')
        failures.push(...violations.map(({ location, code }) => [call.operation.id, ...location, code].join(' ')))
      }
    } finally {
      proxy.stop()
    }
    return { checks: wanted.length * 3, failures }
  },
}

async function startProxy(description: string, upstream: string) {
  const program = join(modules, '@stoplight/prism-cli/dist/index.js')
  const args = [program, 'proxy', description, upstream, '--port', '0', '--multiprocess', 'false']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const stop = () => child.kill()
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\/\/\S+$/.exec(/listening on .*/.exec(stripVTControlCharacters(line))?.[0] ?? '') ?? []
    if (!url) continue
    child.stdout.resume()
    return { url, stop }
  }
  throw new Error('Prism ended before it listened.')
}
