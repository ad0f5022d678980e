import { describe, expect, test } from 'vitest'
import { Problem } from '../src/domain/problem.ts'
import { openDatabase } from '../src/node/sqlite.ts'
import { setupHost } from './host.ts'

const day = 24 * 3_600_000

/** A workspace on a host that is shared, whose days go by a second each. */
function setup(mostEvents?: number) {
  let isFull = false
  const open = (id: string) => {
    const db = openDatabase(id, undefined)
    return {
      ...db,
      transaction: <Result>(run: () => Result) =>
        db.transaction(() => {
          const before = db.version()
          const result = run()
          if (isFull && db.version() !== before) throw new Problem('sandbox_limit', 'There are enough rows.')
          return result
        }),
    }
  }
  const host = setupHost({ speed: day / 1000, mostEvents, open })
  const now = () => {
    host.workspace.catchUp()
    return host.workspace.clock.now().getTime()
  }
  const fill = (full: boolean) => {
    isFull = full
  }
  return { ...host, now, fill }
}

describe('a running clock with a limit of events', () => {
  test('stands where the limit was met, and goes on in the next minute', () => {
    const { pass, now } = setup(3)
    const begun = now()
    pass(10_000)

    const met = now()
    pass(49_999)
    const still = now()
    pass(1)
    const later = now()

    expect(met - begun).toBeGreaterThan(2 * day)
    expect(met - begun).toBeLessThanOrEqual(3 * day)
    expect(still).toBe(met)
    expect(later - met).toBe(3 * day)
  })

  test('counts what happens in a minute, however often it is looked at', () => {
    const { pass, now } = setup(3)
    const begun = now()

    const times = Array.from({ length: 10 }, () => {
      pass(1000)
      return now()
    })

    expect(Math.max(...times) - begun).toBeLessThanOrEqual(3 * day)
  })

  test('asks to be woken when it goes on, and no sooner', () => {
    const { pass, now, asked, wake } = setup(3)
    now()
    pass(10_000)
    const met = now()

    const wakesAt = asked.at(-1)
    wake()

    expect(wakesAt).toEqual(new Date('2026-03-10T12:01:00.000Z'))
    expect(now() - met).toBe(3 * day)
  })

  test('is done with what is due when that is less', () => {
    const { pass, now } = setup(30)
    const begun = now()
    pass(10_000)

    expect(now() - begun).toBe(10 * day)
  })
})

describe('a workspace that is full', () => {
  test('stands still and is answered, and goes on when there is room', async () => {
    const { pass, now, fill, core, reported } = setup()
    const begun = now()
    fill(true)
    pass(10_000)

    const met = now()
    const answer = await core.fetch('http://mock.test/api/v1/leads', { headers: { authorization: 'Bearer rl_test_1' } })
    fill(false)
    pass(60_000)

    expect(met).toBe(begun)
    expect(answer.status).toBe(200)
    expect(reported).toEqual([])
    expect(now() - begun).toBe(70 * day)
  })

  test('goes on at once when it is reset', () => {
    const { pass, now, fill, workspace } = setup()
    fill(true)
    pass(10_000)
    now()
    fill(false)

    workspace.reset()
    const begun = now()
    pass(1000)

    expect(now() - begun).toBe(day)
  })
})
