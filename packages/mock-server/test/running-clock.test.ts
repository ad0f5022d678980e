import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { createTimers } from '../src/node/timers.ts'
import { keptIn, setupHost } from './host.ts'

const at = (time: string) => new Date(`2026-03-${time}Z`)
const second = 1000
const hour = 3_600_000

const clockOf = async ({ fetch }: ReturnType<typeof setupHost>) =>
  (await fetch('http://mock.test/_mock/clock', { headers: { authorization: 'Bearer rl_test_1' } })).json()

function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'rocketlead-mock-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}

describe('a running clock', () => {
  test('goes as many times as fast as the machine’s', async () => {
    const host = setupHost({ speed: 60 })

    host.pass(10 * second)

    expect(await clockOf(host)).toEqual({ now: '2026-03-10T12:10:00.000Z', mode: 'running', speed: 60 })
  })

  test('goes on from where it was moved to', async () => {
    const host = setupHost({ speed: 60 })
    host.pass(10 * second)
    host.steered.advance(at('12T12:00:00'))

    host.pass(second)

    expect(await clockOf(host)).toMatchObject({ now: '2026-03-12T12:01:00.000Z' })
  })

  test('stops at the last instant that can be written', async () => {
    const host = setupHost({ speed: 1_000_000 })
    host.workspace.request(({ store }) => store.timeline.schedule('day.begin', '', null))

    host.pass(1000 * hour)

    expect(await clockOf(host)).toMatchObject({ now: '9999-12-31T23:59:59.999Z' })
  })

  test('stands still while the machine’s goes back', async () => {
    const host = setupHost()

    host.pass(-hour)

    expect(await clockOf(host)).toMatchObject({ now: '2026-03-10T12:00:00.000Z' })
  })
})

describe('a machine whose time is set', () => {
  const order = (host: ReturnType<typeof setupHost>) =>
    host.fetch('http://mock.test/api/v1/orders', {
      method: 'POST',
      headers: { authorization: 'Bearer rl_test_1', 'content-type': 'application/json' },
      body: JSON.stringify({ items: [{ product: 'wa_account', quantity: 1, countryCode: 'US' }] }),
    })

  test('back and forth by hours lets nothing happen twice, and no clock go back', async () => {
    const host = setupHost()
    await order(host)
    const times: Date[] = []

    for (const hours of [1, -5, 3, -40, 6, 50]) {
      host.pass(hours * hour)
      host.workspace.catchUp()
      times.push(host.workspace.clock.now())
    }

    expect(host.steered.events('order.fulfilled')).toHaveLength(1)
    expect(times).toEqual(times.toSorted((one, other) => one.getTime() - other.getTime()))
    expect(times.at(-1)).toEqual(at('11T03:00:00'))
  })
})

describe('waking', () => {
  test('is asked for when the next thing is due, and for nothing else', async () => {
    const host = setupHost({ speed: 60 })

    await clockOf(host)
    host.pass(second)
    await clockOf(host)

    expect(host.asked).toEqual([at('10T12:16:00')]) // midnight in New York is 16 hours away
  })

  test('lets happen what is due, and asks for the next time', () => {
    const host = setupHost()
    host.workspace.catchUp()

    host.wake()

    expect(host.workspace.clock.now()).toEqual(at('11T04:00:00'))
    expect(host.asked).toEqual([at('11T04:00:00'), at('12T04:00:00')])
  })

  test('late lets everything happen at its own time', () => {
    const host = setupHost()
    host.workspace.catchUp()
    const { store } = host.workspace

    host.wake(50 * hour)

    expect(store.timeline.next()).toEqual(at('14T04:00:00'))
    expect(host.workspace.clock.now()).toEqual(at('13T06:00:00'))
  })

  test('early asks for the same time again', () => {
    const host = setupHost()
    host.workspace.catchUp()

    host.wake(-1)

    expect(host.asked).toEqual([at('11T04:00:00'), at('11T04:00:00')])
  })

  test('is asked for anew when the clock is moved', () => {
    const host = setupHost({ speed: 60 })
    host.workspace.catchUp()

    host.steered.advance('15h')

    expect(host.asked).toEqual([at('10T12:16:00'), at('10T12:01:00')])
  })

  test('is not asked for by a frozen clock', () => {
    const host = setupHost({ clock: 'frozen' })

    host.steered.advance('3d')

    expect(host.asked).toEqual([])
  })

  test('is asked for no more once the workspace is closed', () => {
    const host = setupHost()
    host.workspace.catchUp()

    host.core.close()

    expect(host.asked).toEqual([at('11T04:00:00'), null])
  })

  test('reports what fails, and is not asked for again and again', () => {
    const host = setupHost()
    host.workspace.request(({ store }) => store.timeline.schedule('order.proceed', 'ord_none', at('10T13:00:00')))

    host.wake()

    expect(host.reported).toEqual([expect.objectContaining({ message: expect.stringContaining('ord_none') })])
    expect(host.asked).toEqual([at('10T13:00:00')])
  })
})

describe('a running clock that was stored', () => {
  test('goes on while the server is not running', async () => {
    const stored = keptIn(directory())
    const first = setupHost({ ...stored, speed: 60 })
    await clockOf(first)
    first.workspace.request(() => undefined)
    first.core.close()

    const second = setupHost({ ...stored, speed: 60 }, hour)

    expect(await clockOf(second)).toMatchObject({ now: '2026-03-13T00:00:00.000Z' })
    expect(second.workspace.store.timeline.next()).toEqual(at('13T04:00:00'))
    second.core.close()
  })

  test('goes at another speed from when it is started with that', async () => {
    const stored = keptIn(directory())
    const first = setupHost({ ...stored, speed: 60 })
    first.core.close()
    const second = setupHost({ ...stored, speed: 2 }, hour)
    second.workspace.request(() => undefined)
    second.core.close()

    const third = setupHost({ ...stored, speed: 2 }, 2 * hour)

    expect(await clockOf(third)).toMatchObject({ now: '2026-03-13T02:00:00.000Z' }) // 60 hours, and then 2
    third.core.close()
  })

  test('runs on from where it stood while it was frozen', async () => {
    const stored = keptIn(directory())
    const first = setupHost({ ...stored, clock: 'frozen', start: at('01T00:00:00') })
    first.core.close()

    const second = setupHost(stored, hour)

    expect(await clockOf(second)).toMatchObject({ now: '2026-03-01T00:00:00.000Z', mode: 'running' })
    second.core.close()
  })
})

describe('the speed', () => {
  test.each([0, -1, 0.0009, 1_000_001, Number.NaN])('is not %s', (speed) => {
    expect(() => createMockServer({ clock: 'running', speed })).toThrow('The speed must be from 0.001 to 1,000,000')
  })
})

describe('the timers of the machine', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  function setup() {
    vi.useFakeTimers({ now: at('10T12:00:00') })
    const woken: string[] = []
    return { ...createTimers((id) => woken.push(id)), woken }
  }

  test('wake each workspace at the time that it asked for last', () => {
    const { wakeAt, woken } = setup()
    wakeAt('wsp_1', at('10T12:00:01'))
    wakeAt('wsp_2', at('10T12:00:02'))
    wakeAt('wsp_3', at('10T12:00:02'))
    wakeAt('wsp_1', at('10T12:00:03'))
    wakeAt('wsp_3', null)

    vi.advanceTimersByTime(2 * second)
    const after = [...woken]
    vi.advanceTimersByTime(hour)

    expect([after, woken]).toEqual([['wsp_2'], ['wsp_2', 'wsp_1']])
  })

  test('wake at once for a time that is over', () => {
    const { wakeAt, woken } = setup()

    wakeAt('wsp_1', at('10T11:00:00'))
    vi.advanceTimersByTime(0)

    expect(woken).toEqual(['wsp_1'])
  })

  test('wake within a minute when the machine’s time was set past theirs', () => {
    const { wakeAt, woken } = setup()
    wakeAt('wsp_1', at('10T22:00:00'))

    vi.setSystemTime(at('10T23:00:00'))
    vi.advanceTimersByTime(60 * second)

    expect(woken).toEqual(['wsp_1'])
  })

  test('wait on when it was set back', () => {
    const { wakeAt, woken } = setup()
    wakeAt('wsp_1', at('10T12:00:10'))

    vi.setSystemTime(at('10T11:00:00'))
    vi.advanceTimersByTime(hour)
    const before = [...woken]
    vi.advanceTimersByTime(10 * second)

    expect([before, woken]).toEqual([[], ['wsp_1']])
  })

  test('wait longer than a timer can', () => {
    const { wakeAt, woken } = setup()
    wakeAt('wsp_1', new Date('2026-06-10T12:00:00.000Z'))

    vi.advanceTimersByTime(92 * 24 * hour - 1)
    const before = [...woken]
    vi.advanceTimersByTime(1)

    expect([before, woken]).toEqual([[], ['wsp_1']])
  })
})
