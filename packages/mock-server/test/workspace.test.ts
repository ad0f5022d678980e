import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { directory } from './directory.ts'
import { at, setup } from './setup.ts'

const as = (apiKey: string) => ({ headers: { authorization: `Bearer ${apiKey}` } })

describe('a workspace', () => {
  test('sees nothing of another', async () => {
    const world = setup()
    const { id } = await world.provision()

    const list = await world.mock.fetch('http://mock.test/api/v1/accounts', as('rl_test_2'))
    const one = await world.mock.fetch(`http://mock.test/api/v1/accounts/${id}`, as('rl_test_2'))

    expect(await list.json()).toMatchObject({ data: [] })
    expect(one.status).toBe(404)
  })

  test('has a clock of its own', async () => {
    const { mock, workspace } = setup()
    const other = mock.workspace('rl_test_2')

    workspace.advance('3d')

    expect([workspace.now, other.now]).toEqual([
      new Date('2026-01-08T14:00:00.000Z'),
      new Date('2026-01-05T14:00:00.000Z'),
    ])
  })

  test('begins again after a reset: the same requests give the same answers', async () => {
    const world = setup()
    const play = async () => {
      const { id } = await world.provision()
      world.workspace.advance('30h')
      const account = await world.api.GET('/api/v1/accounts/{accountId}', at(id))
      const warmup = await world.api.GET('/api/v1/warmup/status')
      return JSON.stringify([account.data, warmup.data])
    }
    const first = await play()

    await world.control.POST('/_mock/reset')
    const second = await play()
    await world.control.POST('/_mock/reset', { body: { seed: 7 } })
    const otherSeed = await play()

    expect(second).toBe(first)
    expect(otherSeed).not.toBe(first)
  })

  test('is the same on another server with the same seed', async () => {
    const play = async (seed: number) => {
      const world = setup({ seed })
      await world.provision()
      world.workspace.advance('30h')
      return (await world.api.GET('/api/v1/warmup/status')).data
    }

    expect(await play(1)).toEqual(await play(1))
    expect(await play(1)).not.toEqual(await play(2))
  })

  test('in a directory outlives the server, its clock and ids included', async () => {
    const data = directory()
    const first = setup({ data })
    const { id } = await first.provision()
    first.workspace.advance('30h')
    const before = (await first.api.GET('/api/v1/warmup/status')).data
    first.mock.close()

    const second = setup({ data })

    expect((await second.api.GET('/api/v1/warmup/status')).data).toEqual(before)
    expect(second.workspace.now).toEqual(new Date('2026-01-06T20:00:00.000Z'))
    const { id: next } = await second.provision('+12025550102')
    expect(next > id).toBe(true)
    second.mock.close()
  })

  test('is kept in a file that does not tell the key', async () => {
    const data = directory()
    const mock = createMockServer({ data })

    await mock.fetch('http://mock.test/api/v1/settings', as('rl_test_secret_key'))

    mock.close()
    const files = readdirSync(data).filter((name) => !name.startsWith('lock.'))
    expect(files).toEqual([expect.stringMatching(/^wsp_[0-9a-z]{16}\.sqlite$/)])
  })
})

describe('a running clock', () => {
  test('goes on with the machine, from where it was moved to', async () => {
    const { api, control, provision } = setup({ clock: 'running' })
    const { id } = await provision()
    const { data: before } = await control.GET('/_mock/clock')

    await control.POST('/_mock/clock/advance', { body: { by: '3d' } })

    const { data: after } = await control.GET('/_mock/clock')
    expect(before?.mode).toBe('running')
    expect(Date.parse(after?.now ?? '') - Date.parse(before?.now ?? '')).toBeGreaterThanOrEqual(3 * 86_400_000)
    expect((await api.GET('/api/v1/accounts/{accountId}', at(id))).data?.warmup.day).toBe(4)
  })
})
