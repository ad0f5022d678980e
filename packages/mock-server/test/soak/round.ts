import { setTimeout as wait } from 'node:timers/promises'
import { everyCall, everyEnd, everyFault, type Planned } from './calls.ts'
import { formOf } from './copy.ts'
import { findings } from './findings.ts'
import type { Hand } from './hand.ts'
import type { Prepared } from './prepared.ts'
import type { Tally } from './tally.ts'

/** One life of a workspace: it begins anew, is called in all ways by several hands at once, and held against the rules. */
export async function round(hand: Hand, world: Prepared, seconds: number, tally: Tally): Promise<void> {
  const { ids, copy, campaignId } = world
  await hand.ask('POST', '/_mock/reset')
  await hand.ask('POST', '/_mock/snapshots/start/file', formOf(copy))
  await hand.ask('POST', '/_mock/snapshots/start/restore')
  const leaving = new AbortController()
  const listening = hand.listen(leaving.signal)

  const until = performance.now() + seconds * 1000
  await Promise.all([work(hand, everyCall(ids), until), work(hand, everyCall(ids).toReversed(), until)])
  for (const call of everyFault(ids)) await strike(hand, call)
  for (const call of everyEnd(ids)) await hand.send(call)

  await hand.ask('POST', '/_mock/snapshots', JSON.stringify({ name: 'end' }))
  const end = await hand.ask('GET', '/_mock/snapshots/end/file')
  tally.failures.push(...(await findings(await end.blob(), campaignId)))
  leaving.abort()
  await listening
  await hand.ask('DELETE', '/_mock/workspace')
  tally.rounds += 1
}

/** Sends all calls, again and again until it is time. */
async function work(hand: Hand, calls: Planned[], until: number): Promise<void> {
  do for (const call of calls) await hand.send(call)
  while (performance.now() < until)
}

/** Asks for a fault, runs into it, and takes it back. */
async function strike(hand: Hand, fault: Planned): Promise<void> {
  const settings = { operation: 'settings.get', method: 'GET', path: '/api/v1/settings', body: undefined }
  await hand.send(fault)
  const struck = Promise.all([1, 2, 3].map(() => hand.sendInto(settings)))
  await Promise.race([struck, wait(500)]) // some let wait for longer than that
  await hand.ask('DELETE', '/_mock/faults')
  await struck
}
