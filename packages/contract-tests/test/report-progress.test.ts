import { describe, expect, test } from 'vitest'
import { progressLine } from '../src/report/progress.ts'
import type { Progress } from '../src/report/report.ts'

const progress = (changes: Partial<Progress> = {}): Progress => ({
  phase: 'coverage',
  subject: 'campaigns.create',
  done: 43,
  total: 86,
  requests: 1240,
  failures: 1,
  seconds: 12.7,
  ...changes,
})

/** A stream that remembers, and a clock that is set by hand. */
function setup(isTTY: boolean, columns = 120) {
  const written: string[] = []
  const time = { now: 0 }
  const line = progressLine({ isTTY, columns, write: (text: string) => written.push(text) }, () => time.now)
  return { line, written, time }
}

describe('the progress on a terminal', () => {
  test('is a line with phase, bar, place, figures and subject', () => {
    const { line, written } = setup(true)

    line.update(progress())

    expect(written).toEqual([
      '\r\u001b[Kcoverage  ━━━━━━━━━━──────────  43/86  1,240 requests, 1 failure, 12 s  campaigns.create',
    ])
  })

  test('is written ten times a second at most', () => {
    const { line, written, time } = setup(true)

    line.update(progress({ done: 1 }))
    time.now = 99
    line.update(progress({ done: 2 }))
    time.now = 100
    line.update(progress({ done: 3 }))

    expect(written.map((text) => /(\d+)\/86/.exec(text)?.[1])).toEqual(['1', '3'])
  })

  test('shows a new phase at once', () => {
    const { line, written } = setup(true)

    line.update(progress())
    line.update(progress({ phase: 'fuzzing' }))

    expect(written).toHaveLength(2)
  })

  test('never fills the last column', () => {
    const { line, written } = setup(true, 40)

    line.update(progress({ subject: 'x'.repeat(200) }))

    expect(written[0]?.replace('\r\u001b[K', '')).toHaveLength(39)
  })

  test('is wiped away in the end', () => {
    const { line, written } = setup(true)
    line.update(progress())

    line.end()

    expect(written.at(-1)).toBe('\r\u001b[K')
  })

  test('has no line end in its line, whatever the subject is called', () => {
    const { line, written } = setup(true)

    line.update(progress({ subject: 'a\nb\u001b[2J' }))

    expect(written[0]).toMatch(/ {2}a b\\u\{1b\}\[2J$/)
  })

  test('bears with a phase that has nothing to do', () => {
    const { line, written } = setup(true)

    line.update(progress({ done: 0, total: 0 }))

    expect(written[0]).toContain('─'.repeat(20))
  })
})

describe('the progress elsewhere', () => {
  test('is a line for each phase as it ends', () => {
    const { line, written } = setup(false)

    line.update(progress({ phase: 'examples', done: 85 }))
    line.update(progress({ phase: 'examples', done: 86, requests: 388, failures: 0, seconds: 6.2 }))
    line.update(progress({ phase: 'coverage', done: 1, requests: 400 }))
    const before = [...written]
    line.update(progress({ phase: 'coverage', done: 86, requests: 4258, failures: 2, seconds: 48 }))
    line.end()

    expect(before).toEqual(['examples: 86 of 86, 388 requests, 0 failures, 6 s\n'])
    expect(written.slice(1)).toEqual(['coverage: 86 of 86, 4,258 requests, 2 failures, 48 s\n'])
  })

  test('is nothing when nothing was done', () => {
    const { line, written } = setup(false)

    line.end()

    expect(written).toEqual([])
  })
})
