import { describe, expect, test } from 'vitest'
import type { Count, Figures } from '../src/cli/sandbox-plan/figures.ts'
import { options } from '../src/cli/sandbox-plan/options.ts'
import { planOf, type Use } from '../src/cli/sandbox-plan/plan.ts'
import { report } from '../src/cli/sandbox-plan/report.ts'
import { runCli } from './command-line.ts'

const count = (rowsRead: number, rowsWritten: number, alarms = 0): Count => ({ rowsRead, rowsWritten, alarms })

const key = { created: count(800, 20), opened: count(400, 5), day: count(500, 10, 2), bytes: 500_000 }

const figures: Figures = {
  machine: 'a machine',
  cpuMilliseconds: { get: 1, list: 3, create: 4, opened: 10, created: { empty: 20, demo: 300 } },
  rows: {
    keys: { empty: key, demo: { ...key, created: count(30_000, 20_000), bytes: 2_000_000 } },
    calls: { get: count(1, 0), list: count(21, 0), create: count(6, 11), imported: count(4, 11) },
    message: count(1000, 80, 3),
  },
}

const use: Use = { keys: 1000, world: 'empty', requests: 10, writes: 0.2, visits: 1, messages: 0 }

const planFor = (other: Partial<Use>) => planOf({ ...use, ...other }, figures)

/** What the keys use a day. */
const daysOf = (other: Partial<Use>) => Object.fromEntries(planFor(other).lines.map(({ label, day }) => [label, day]))

describe('a plan', () => {
  test('adds up what requests, visits and days take', () => {
    expect(daysOf({})).toEqual({
      'requests of the Worker': 10_000,
      'requests of objects': 12_000,
      'CPU ms at most': 1000 * (8 * 2 + 2 * 4 + 3 * 10),
      'GB-s at least': expect.closeTo(54 * 0.128),
      'rows read': 1000 * (8 * 11 + 2 * 6 + 400 + 500),
      'rows written': 1000 * (2 * 11 + 5 + 10),
      'GB stored': 0.5,
    })
  })

  test('adds what becomes of messages, each with its alarms', () => {
    const [without, having] = [daysOf({}), daysOf({ messages: 2 })]

    expect(Number(having['rows written']) - Number(without['rows written'])).toBe(2 * 80 * 1000)
    expect(Number(having['requests of objects']) - Number(without['requests of objects'])).toBe(2 * 3 * 1000)
  })

  test('asks for what a month takes beyond what Workers Paid includes', () => {
    const { lines, dollars } = planFor({ keys: 100_000 })

    expect(Object.fromEntries(lines.map(({ label, dollars }) => [label, dollars]))).toEqual({
      'requests of the Worker': expect.closeTo((30 - 10) * 0.3),
      'requests of objects': expect.closeTo((36 - 1) * 0.15),
      'CPU ms at most': expect.closeTo((162 - 30) * 0.02),
      'GB-s at least': 0,
      'rows read': 0,
      'rows written': expect.closeTo((111 - 50) * 1),
      'GB stored': expect.closeTo((50 - 5) * 0.2),
    })
    expect(dollars).toBeCloseTo(5 + 6 + 5.25 + 2.64 + 61 + 9)
  })

  test('names what Workers Free has too little of, and beyond how many keys', () => {
    const [, name = '', most = ''] =
      report(use, planFor({}), figures).match(/Workers Free: (.+), beyond ([\d,]+) keys/) ?? []
    const keys = Number(most.replaceAll(',', ''))
    const ofFree = (keys: number) => planFor({ keys }).lines.find(({ label }) => label === name)?.ofFree

    expect(ofFree(keys)).toBeLessThanOrEqual(1)
    expect(ofFree(keys + 1)).toBeGreaterThan(1)
    expect(planFor({ keys }).lines.filter(({ ofFree }) => ofFree > 1)).toEqual([])
  })

  test('says what it takes to make the keys of a world', () => {
    expect(planFor({ world: 'demo' }).making).toEqual({ rowsWritten: 20_000_000, dollars: 20, seconds: 300 })
  })

  test('says what a thousand keys cost that nobody uses', () => {
    const [requests, cpu, duration, read, written, stored] = [0.06, 0.6, 0.0768, 15, 0.3, 0.5]

    expect(planFor({}).unused).toBeCloseTo(
      requests * 0.15 + cpu * 0.02 + duration * 12.5 * 1e-6 * 1e3 + read * 0.001 + written + stored * 0.2,
    )
  })

  test('says how long a core has to do when the day of all keys begins', () => {
    expect(planFor({}).machine.midnight).toBe(10)
  })
})

describe('rocketlead-mock sandbox-plan', () => {
  test('fits a terminal, also with ten million keys', async () => {
    const { code, stdout } = await runCli([
      'sandbox-plan',
      '--keys',
      '10000000',
      '--requests',
      '50',
      '--messages',
      '10',
    ])

    expect(code).toBe(0)
    expect(stdout).toContain('10,000,000, of the world empty')
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  test('tells of every option in lines that fit a terminal', async () => {
    const { code, stdout } = await runCli(['sandbox-plan', '--help', '--wrong'])

    expect(code).toBe(0)
    expect(stdout.match(/^ {2}(?:-\w, )?--[\w-]+/gm)).toHaveLength(Object.keys(options).length)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  test.each([
    [[], '--keys is missing.\n--requests is missing.'],
    [['--keys', '0.5'], '--keys must be a whole number from 1 to 1000000000, not "0.5".'],
    [['--keys', '5', '--requests', '-1'], '--requests must be a number from 0 to 1000000, not "-1".'],
    [['--writes', '101'], '--writes must be a number from 0 to 100, not "101".'],
    [['--world', 'busy'], '--world must be empty or demo, not "busy".'],
    [['--port', '1'], 'There is no option --port.'],
  ])('is told what an option must be: %j', async (args, sentence) => {
    const { code, stdout, stderr } = await runCli(['sandbox-plan', ...args])

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(stderr).toContain('See rocketlead-mock sandbox-plan --help.')
  })
})
