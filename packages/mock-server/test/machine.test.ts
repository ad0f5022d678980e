import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { directory } from './directory.ts'
import { type ServerProcess, startServer, startServerBy } from './process.ts'

interface Answer {
  status: number
  body: { id?: string; leadCount?: number; code?: string; detail?: string }
}

async function call({ url }: ServerProcess, path: string, body?: object, apiKey = 'rl_test_1'): Promise<Answer> {
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
  const response = await fetch(`${url}/api/v1${path}`, init)
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}

const rowsFrom = (first: number) =>
  Array.from({ length: 50 }, (_, row) => ({ phone: `+1${2_025_550_100 + first + row}` }))

/** Imports fifty leads at a time until that is refused; gives how many were taken, and the refusal. */
async function fill(server: ServerProcess, path: string, taken = 0): Promise<{ taken: number; refused: Answer }> {
  const answer = await call(server, path, { rows: rowsFrom(taken) })
  return answer.status === 200 ? fill(server, path, taken + 50) : { taken, refused: answer }
}

/** A disk of two megabytes; nothing where it cannot be had. */
function smallDisk() {
  const data = directory()
  if (!succeeds('mount', '-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', data)) return undefined
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', data])
  })
  return { data, launcher: [], makeRoom: () => succeeds('mount', '-o', 'remount,size=50m', data) }
}

/** A process whose files may have two megabytes. */
function smallFiles() {
  if (!succeeds('prlimit', '--version')) return undefined
  const launcher = ['bash', '-c', 'ulimit -S -f 2000; exec "$@"', 'bash']
  const makeRoom = ({ pid }: ServerProcess) => succeeds('prlimit', '--fsize=unlimited', '--pid', String(pid))
  return { data: directory(), launcher, makeRoom }
}

function succeeds(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe('a disk that is full', () => {
  test.each([
    ['of two megabytes', smallDisk, 'needs the right to mount'],
    ['for files of two megabytes', smallFiles, 'needs prlimit'],
  ])('%s takes nothing more, gives what it has, and goes on when there is room', async (_, make, needs) => {
    const disk = make()
    if (!disk) return console.warn(`Not tried: it ${needs}.`)
    const server = await startServerBy(disk.launcher, disk.data)
    const { body: list } = await call(server, '/lead-lists', { name: 'All' })
    const path = `/lead-lists/${list.id}/leads/import`

    const { taken, refused } = await fill(server, path)
    const read = await call(server, `/lead-lists/${list.id}`)
    disk.makeRoom(server)
    const again = await call(server, path, { rows: rowsFrom(taken) })

    expect(refused).toMatchObject({ status: 507, body: { code: 'storage_full' } })
    expect(taken).toBeGreaterThan(0)
    expect(read).toMatchObject({ status: 200, body: { leadCount: taken } })
    expect(again.status).toBe(200)
    await server.kill()
    const next = await startServer(disk.data)
    expect((await call(next, `/lead-lists/${list.id}`)).body.leadCount).toBe(taken + 50)
    await next.stop()
  })
})

/** Starts a process for which a folder's rights count, which they do not for root. */
const bound = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override', '--inh-caps=-all'] : []
const isBound = process.platform === 'linux' && (bound.length === 0 || succeeds('setpriv', ...bound.slice(1), 'true'))

describe.skipIf(!isBound)('a directory that may not be written to', () => {
  test('is refused at the start, with a sentence', async () => {
    const data = directory()
    chmodSync(data, 0o555)

    const starting = startServerBy(bound, data)

    await expect(starting).rejects.toMatchObject({
      message: `The directory ${data} cannot be used: unable to open database file. Use another directory.`,
      cause: 1,
    })
  })

  test('keeps out new workspaces while it runs, and the others go on', async () => {
    const data = directory()
    const server = await startServerBy(bound, data)
    await call(server, '/lead-lists', { name: 'All' })
    chmodSync(data, 0o555)

    const refused = await call(server, '/settings', undefined, 'rl_test_2')
    const read = await call(server, '/lead-lists')
    chmodSync(data, 0o755)
    const taken = await call(server, '/settings', undefined, 'rl_test_2')

    expect(refused).toMatchObject({ status: 507, body: { code: 'storage_full' } })
    expect([read.status, taken.status]).toEqual([200, 200])
    await server.stop()
  })
})

describe('a directory that is removed while the server runs', () => {
  test('keeps out new workspaces until it is there again, and nothing hangs', async () => {
    const data = directory()
    const server = await startServer(data)
    await call(server, '/settings')
    rmSync(data, { recursive: true })

    const refused = await call(server, '/settings', undefined, 'rl_test_2')
    const read = await call(server, '/settings')
    mkdirSync(data)
    const taken = await call(server, '/settings', undefined, 'rl_test_2')

    expect(refused).toMatchObject({ status: 507, body: { code: 'storage_full' } })
    expect([read.status, taken.status]).toEqual([200, 200])
    await server.stop()
  })
})

describe('a damaged file', () => {
  test.each([
    ['at its beginning', 0, 100],
    ['behind its first page', 4096, undefined],
  ])('%s is told as such and left as it is, and other workspaces go on', async (_, from, to) => {
    const data = directory()
    const settings = (mock: ReturnType<typeof createMockServer>, apiKey: string) =>
      mock.fetch('http://mock.test/api/v1/settings', { headers: { authorization: `Bearer ${apiKey}` } })
    const before = createMockServer({ data })
    await settings(before, 'rl_test_1')
    const [name = ''] = readdirSync(data).filter((file) => file.endsWith('.sqlite') && file.startsWith('wsp_'))
    await settings(before, 'rl_test_2')
    before.close()
    const damaged = readFileSync(join(data, name)).fill(0xaa, from, to)
    writeFileSync(join(data, name), damaged)

    using mock = createMockServer({ data })
    const refused = await settings(mock, 'rl_test_1')
    const other = await settings(mock, 'rl_test_2')

    expect(await refused.json()).toMatchObject({
      status: 500,
      code: 'storage_damaged',
      detail: expect.stringMatching(/ is damaged: .* It was left as it is\./),
    })
    expect(other.status).toBe(200)
    expect(readFileSync(join(data, name)).equals(damaged)).toBe(true)
  })
})
