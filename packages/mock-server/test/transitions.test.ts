import { beforeAll, describe, expect, test } from 'vitest'
import * as generated from '../generated/transitions.ts'
import { ensureTransition } from '../src/domain/transitions.ts'
import { connections, phases } from './transitions/accounts.ts'
import { actions, answering, comingBack, failing, finishing, joining } from './transitions/campaign-leads.ts'
import { campaigns } from './transitions/campaigns.ts'
import { messages, orders, sources } from './transitions/others.ts'
import { stage } from './transitions/stage.ts'
import { machines, move, movesOf } from './transitions/tables.ts'
import { columns, type Moved } from './transitions/watch.ts'
import { records, wrong } from './transitions/wrong.ts'

const { ramp: _, ...tables } = generated
const enforcedTables: generated.Machine<string>[] = Object.values(tables)
const { campaignLeadStatus } = tables
const leads = [joining, comingBack, actions, finishing, answering, failing]
const plays = [connections, phases, campaigns, ...leads, messages, orders, sources]
const moved: Moved[] = []

beforeAll(async () => {
  for (const play of plays) {
    const world = await stage()
    await play(world)
    moved.push(...world.moved())
  }
}, 60_000)

/** The moves of a machine as its table says them: what is only the consequence of a call happens by itself. */
function movesMade(machine: string): Set<string> {
  const known = movesOf(machine)
  const said = ({ before, now, call }: Moved) =>
    [move(before, now, call), move(before, now)].find((words) => known.includes(words)) ?? move(before, now, call)
  return new Set(moved.filter((one) => one.machine === machine).map(said))
}

describe('the description', () => {
  test('has a table of each state that is watched here', () => {
    expect(machines.toSorted()).toEqual(Object.keys(columns))
  })

  test.each(enforcedTables)('has the moves of $name that the server enforces', ({ name, begins, next }) => {
    const enforced = Object.entries(next).flatMap(([from, others]) => others.map((to) => `${from} to ${to}`))

    const said = movesOf(name).map((words) => words.replace(/,.*/, ''))

    expect([...begins.map((to) => `nothing to ${to}`), ...enforced].toSorted()).toEqual([...new Set(said)].toSorted())
  })

  test.each(machines)('names no move of %s that cannot be brought about', (machine) => {
    const made = movesMade(machine)

    expect(movesOf(machine).filter((known) => !made.has(known))).toEqual([])
  })

  test.each(machines)('names every move of %s that is made', (machine) => {
    const known = movesOf(machine)

    expect([...movesMade(machine)].filter((made) => !known.includes(made))).toEqual([])
  })
})

describe('a record', () => {
  test.each(Object.entries(wrong))('does not go from %s', async (words, save) => {
    const world = await stage()
    const made = await records(world)

    const saving = () => world.inside((context) => save(made, context))

    expect(saving).toThrow(`cannot go from ${words}.`)
  })
})

describe('a move', () => {
  test('that the table has is let through, and so is staying', () => {
    ensureTransition(campaignLeadStatus, undefined, 'pending')
    ensureTransition(campaignLeadStatus, 'pending', 'in_progress')
    ensureTransition(campaignLeadStatus, 'opted_out', 'opted_out')
  })

  test('that it does not have is a bug', () => {
    expect(() => ensureTransition(campaignLeadStatus, 'skipped', 'in_progress')).toThrow(
      new Error('CampaignLeadStatus cannot go from skipped to in_progress.'),
    )
    expect(() => ensureTransition(campaignLeadStatus, undefined, 'replied')).toThrow(
      new Error('CampaignLeadStatus cannot begin as replied.'),
    )
  })
})
