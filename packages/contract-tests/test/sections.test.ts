import { isApiError } from '@rocketlead/client'
import { describe, expect, test } from 'vitest'
import { setup } from './setup.ts'

describe('the client against the mock server', () => {
  test('plays the sections that there are: accounts, warmup and settings', async () => {
    const { rocketlead, workspace } = setup()
    await rocketlead.provision.start({ phone: '+12025550101' })
    const { id } = await rocketlead.provision.verify({ phone: '+12025550101', code: '123456', displayName: 'Juniper' })

    workspace.advance('3d')
    const { summary, data } = await rocketlead.warmup.getStatus()
    const paused = await rocketlead.accounts.togglePause(id, { paused: true })
    const settings = await rocketlead.settings.update({ warmup: { profile: 'aggressive' } })

    expect(summary.active).toBe(1)
    expect(data[0]).toMatchObject({ accountId: id, day: 4, coldLimitToday: 2 })
    expect(paused).toMatchObject({ paused: true, warmup: { status: 'paused' } })
    expect(settings.warmup).toEqual({ autoStart: true, profile: 'aggressive' })
    expect((await rocketlead.accounts.get(id)).dailyLimit).toBe(3)
  })

  test('hears of what is not there yet as an error like any other', async () => {
    const { rocketlead } = setup()

    const error = await rocketlead.campaigns.list().catch((thrown: unknown) => thrown)

    expect(isApiError(error) && [error.status, error.code]).toEqual([501, 'not_implemented'])
  })

  test('names every fault of a request', async () => {
    const { rocketlead } = setup()

    const error = await rocketlead.accounts.list({ limit: 1000, search: '' }).catch((thrown: unknown) => thrown)

    expect(isApiError(error) && error.errors.map(({ parameter }) => parameter).sort()).toEqual(['limit', 'search'])
  })
})
