import { describe, expect, test } from 'vitest'
import { setup } from './setup.ts'

describe('clock.get', () => {
  test('tells the time and that it stands still', async () => {
    const { control } = setup({ now: new Date('2026-03-10T15:00:00.000Z') })

    const { data } = await control.GET('/_mock/clock')

    expect(data).toEqual({ now: '2026-03-10T15:00:00.000Z', mode: 'frozen', speed: 0 })
  })
})

describe('clock.advance', () => {
  test('moves by a duration or to a time, and counts what happened on the way', async () => {
    const { control } = setup()

    const by = await control.POST('/_mock/clock/advance', { body: { by: '90s' } })
    const to = await control.POST('/_mock/clock/advance', { body: { to: '2026-01-08T00:00:00.000Z' } })

    expect(by.data).toEqual({ now: '2026-01-05T14:01:30.000Z', eventsHappened: 0 })
    expect(to.data).toEqual({ now: '2026-01-08T00:00:00.000Z', eventsHappened: 2 }) // two midnights in New York
  })

  test.each([
    [{}, 'exclusive_fields'],
    [{ by: '1s', to: '2026-02-01T00:00:00.000Z' }, 'exclusive_fields'],
    [{ to: '2025-12-31T00:00:00.000Z' }, 'time_backwards'],
    [{ by: '367d' }, 'validation_failed'],
    [{ by: 'soon' }, 'validation_failed'],
  ])('refuses %o', async (body, code) => {
    const { control, workspace } = setup()

    const { error } = await control.POST('/_mock/clock/advance', { body })

    expect(error?.code).toBe(code)
    expect(workspace.now).toEqual(new Date('2026-01-05T14:00:00.000Z'))
  })
})

describe('clock.set', () => {
  test('goes back only while the workspace is empty', async () => {
    const { control, provision } = setup()

    const back = await control.PUT('/_mock/clock', { body: { now: '2025-06-01T12:00:00.000Z' } })
    await provision()
    const refused = await control.PUT('/_mock/clock', { body: { now: '2025-05-01T12:00:00.000Z' } })

    expect(back.data).toEqual({ now: '2025-06-01T12:00:00.000Z', eventsHappened: 0 })
    expect(refused.error).toMatchObject({ status: 422, code: 'time_backwards' })
  })

  test('forwards lets what is due happen', async () => {
    const { api, control, provision } = setup()
    await provision()

    await control.PUT('/_mock/clock', { body: { now: '2026-01-20T00:00:00.000Z' } })

    const { data } = await api.GET('/api/v1/warmup/status')
    expect(data?.summary.completed).toBe(1)
  })
})
