import { expect, test } from 'vitest'
import { type Report, reportsOf } from '../src/worker/reports.ts'

/** Reports of an object whose time goes by when the test says so. */
function setup() {
  let time = 0
  let isAway = false
  const sent: Report[] = []
  const waiting: { until: number; go(): void }[] = []
  const reports = reportsOf({
    measure: () => ({ workspace: 'wsp_1', bytes: 4096 }),
    async send(report) {
      if (isAway) throw new Error('Nobody is there.')
      sent.push(report)
    },
    machineTime: () => new Date(time),
    wait: (milliseconds) => new Promise((go) => waiting.push({ until: time + milliseconds, go })),
  })
  return {
    reports,
    sent,
    async pass(seconds: number) {
      time += seconds * 1000
      for (const { until, go } of waiting) if (until <= time) go()
      await new Promise(setImmediate)
    },
    away(is: boolean) {
      isAway = is
    },
  }
}

test('the first request is reported at once, and what follows after five seconds', async () => {
  const { reports, sent, pass } = setup()
  await pass(100)

  for (const isRefused of [false, false, true]) reports.count(isRefused)
  await pass(3)
  const soon = [...sent]
  await pass(2)

  expect(soon).toEqual([{ workspace: 'wsp_1', bytes: 4096, requests: 1, refused: 0 }])
  expect(sent.slice(1)).toEqual([expect.objectContaining({ requests: 2, refused: 1 })])
})

test('a report that nobody took goes with the next one', async () => {
  const { reports, sent, pass, away } = setup()
  away(true)
  reports.count(true)
  await pass(5)
  away(false)

  reports.count(false)
  await pass(0)

  expect(sent).toEqual([expect.objectContaining({ requests: 2, refused: 1 })])
})
