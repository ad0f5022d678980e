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

  test('runs a campaign from its draft to its start', async () => {
    const { rocketlead } = setup()
    await rocketlead.provision.start({ phone: '+12025550101' })
    const account = await rocketlead.provision.verify({ phone: '+12025550101', code: '123456', displayName: 'Juniper' })
    await rocketlead.accounts.updatePhase(account.id, { phase: 'production' })
    const list = await rocketlead.leadLists.create({ name: 'Cafés' })
    await rocketlead.leadLists.addLead(list.id, { phone: '+12025550142', firstName: 'Amara' })
    const draft = await rocketlead.campaigns.create({
      name: 'Spring',
      accountIds: [account.id],
      leadListIds: [list.id],
    })

    const early = await rocketlead.campaigns.start(draft.id).catch((thrown: unknown) => thrown)
    await rocketlead.campaigns.addStep(draft.id, {
      text: 'Hi {{firstName|there}}',
      delay: { value: 0, unit: 'minutes' },
    })
    const started = await rocketlead.campaigns.start(draft.id)

    expect(isApiError(early, 'campaigns.start') && [early.code, early.errors.map(({ code }) => code)]).toEqual([
      'campaign_not_ready',
      ['no_steps'],
    ])
    expect(started).toMatchObject({ status: 'active', stats: { leadsTotal: 1 } })
  })

  test('names every fault of a request', async () => {
    const { rocketlead } = setup()

    const error = await rocketlead.accounts.list({ limit: 1000, search: '' }).catch((thrown: unknown) => thrown)

    expect(isApiError(error) && error.errors.map(({ parameter }) => parameter).sort()).toEqual(['limit', 'search'])
  })
})
