import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { directory } from './directory.ts'
import { startServer } from './process.ts'

const run = promisify(execFile)
const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const source = new URL('../src/', import.meta.url)
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(new URL(name, source), 'utf8') }))

/** The files that say so. */
const saying = (words: RegExp) => files.filter(({ text }) => words.test(text)).map(({ name }) => name)

async function attemptsOf(script: string): Promise<Record<string, unknown>> {
  const { stdout } = await run(process.execPath, ['--import', pathOf('outbound/hook.ts'), pathOf(script)])
  return Object.assign(
    {},
    ...stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )
}

describe('the server', () => {
  test('reaches no other machine, whatever it is asked and however much time passes', { timeout: 60_000 }, async () => {
    const { attempts, answered } = await attemptsOf('outbound/workload.ts')

    expect(attempts).toEqual([])
    expect(answered).toBeGreaterThan(150)
  })

  test('would be noticed if it did', async () => {
    const { attempts } = await attemptsOf('outbound/reaches-out.ts')

    expect(attempts).toEqual([
      expect.stringMatching(/^fetch\(.*juniper/),
      expect.stringMatching(/^createConnection\(.*juniper/),
      expect.stringMatching(/^connect\(80,"juniper/),
      expect.stringMatching(/^lookup\("juniper/),
    ])
  })

  test('has nothing to reach out with: only its socket is of the network', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(saying(/^import (?!type\b).* from ['"]node:(?:net|tls|http|https|http2|dns|dgram|child_process)/m)).toEqual([
      'node/listen.ts',
    ])
    expect(saying(/from ['"](?:undici|ws)['"]|new (?:WebSocket|EventSource|XMLHttpRequest)\b/)).toEqual([])
    // Neither a method that is called so nor a declaration of one; what is left is given the server's own.
    expect(saying(/(?<![\w.])fetch\((?!\w+\??:)/)).toEqual(['control-client/call.ts'])
    expect(saying(/globalThis\.fetch/)).toEqual(['control-client/call.ts'])
  })

  test('listens on this machine alone unless it is told otherwise', async () => {
    const mock = createMockServer()

    const listening = await mock.listen()

    expect(listening.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    await listening.close()
  })

  test('does so from the command line too', async () => {
    const server = await startServer(directory())

    await server.stop()

    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })
})
