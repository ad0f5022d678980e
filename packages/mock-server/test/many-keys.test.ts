import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { directory } from './directory.ts'
import type { Use } from './keys/use.ts'
import { setup } from './setup.ts'

const script = fileURLToPath(new URL('./keys/run.ts', import.meta.url))

/** In a process of its own, since how much that grows is measured. */
async function use(...args: (string | number)[]): Promise<Use> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, ...args.map(String)])
  return JSON.parse(stdout)
}

const as = (apiKey: string) => ({ headers: { authorization: `Bearer ${apiKey}` } })
const settings = 'http://mock.test/api/v1/settings'

/** A workspace that is open takes a megabyte. */
const openTakes = 1000

// `npm run keys` does it with ten thousand.
describe('a server with many keys', () => {
  test('in memory grows by little for each, and keeps what is in all of them', async () => {
    const { lost, kilobytesEach } = await use(900, 500)

    expect(lost).toBe(0)
    expect(kilobytesEach).toBeLessThan(openTakes / 5)
  })

  test('in a directory has no more of them open than it may', async () => {
    const before = await use(20, 10, 10, directory())
    const { lost, kilobytesEach, files } = await use(120, 60, 10, directory())

    expect(lost).toBe(0)
    expect(kilobytesEach).toBeLessThan(openTakes / 5)
    expect(files).toBe(before.files)
  })
})

describe('a server in memory', () => {
  test('refuses a key that is one too many, and those that it has go on', async () => {
    using mock = createMockServer({ maxWorkspaces: 2 })
    await mock.fetch(settings, as('rl_test_1'))
    await mock.fetch(settings, as('rl_test_2'))

    const refused = await mock.fetch(settings, as('rl_test_3'))

    expect(refused.status).toBe(507)
    expect(await refused.json()).toMatchObject({
      code: 'too_many_workspaces',
      title: 'Too many workspaces',
      detail: expect.stringMatching(/^There are 2 workspaces .*--max-workspaces.*--data/),
    })
    expect((await mock.fetch(settings, as('rl_test_1'))).status).toBe(200)
  })

  test('refuses it to the control plane and in process too', async () => {
    using mock = createMockServer({ maxWorkspaces: 1 })
    mock.workspace('rl_test_1')

    const refused = await mock.fetch('http://mock.test/_mock/clock', as('rl_test_2'))

    expect(await refused.json()).toMatchObject({ status: 507, code: 'too_many_workspaces' })
    expect(() => mock.workspace('rl_test_2')).toThrow('There are 1 workspaces')
  })

  test('takes it once another is deleted', async () => {
    using mock = createMockServer({ maxWorkspaces: 1 })
    await mock.workspace('rl_test_1').control.workspace.remove()

    const taken = await mock.fetch(settings, as('rl_test_2'))

    expect(taken.status).toBe(200)
  })

  test.each([0, -1, 1.5, Number.NaN])('does not have %s workspaces', (maxWorkspaces) => {
    expect(() => createMockServer({ maxWorkspaces })).toThrow('maxWorkspaces must be a whole number from 1 on')
  })
})

describe.each([
  ['in memory', () => ({})],
  ['in a directory', () => ({ data: directory() })],
])('workspace.remove %s', (_, options) => {
  test('deletes everything, so that the key begins anew', async () => {
    const { api, steer, workspace, mock } = setup(options())
    await api.POST('/api/v1/lead-lists', { body: { name: 'Cafés' } })
    workspace.snapshot('kept')
    workspace.advance('3d')

    await steer.workspace.remove()

    expect((await api.GET('/api/v1/lead-lists')).data?.data).toEqual([])
    expect((await steer.snapshots.list()).data).toEqual([])
    expect(workspace.now).toEqual(new Date('2026-01-05T14:00:00.000Z'))
    mock.close()
  })

  test('ends what listens, and leaves other workspaces alone', async () => {
    const { steer, workspace, mock } = setup(options())
    const other = mock.workspace('rl_test_2')
    other.advance('1d')
    const stream = await steer.events.stream()
    const waiting = workspace.next('order.fulfilled')

    await steer.workspace.remove()

    await expect(waiting).rejects.toThrow('The workspace was closed before order.fulfilled happened.')
    for await (const event of stream) expect(event).toBeUndefined()
    expect(other.now).toEqual(new Date('2026-01-06T14:00:00.000Z'))
    mock.close()
  })
})
