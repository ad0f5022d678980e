import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { campaigns, hello } from './campaigns/world.ts'
import { invariants } from './invariants/rules.ts'
import { seenIn } from './invariants/seen.ts'
import { at } from './setup.ts'

type World = Awaited<ReturnType<typeof prepare>>
type Act = (world: World) => unknown

const count = 8
/** Numbers with outcomes of all kinds: refused, read, replied to, opted out, slow, and left to chance. */
const phones = ['0198', '0196', '0195', '0194', '0193', '2001', '2002', '2003'].map((ending) => `+1202300${ending}`)

/** Two accounts, a campaign of three steps that goes on after replies, and one that stops. */
async function prepare() {
  const world = await campaigns()
  const second = await world.provision('+12025550102', 'Juniper Wholesale')
  await world.api.PATCH('/api/v1/accounts/{accountId}/phase', { ...at(second.id), body: { phase: 'production' } })
  const accountIds = [world.account.id, second.id]
  const step = (text: string, hours: number, sendCondition = 'always') => ({
    ...{ text, sendCondition, delay: { value: hours, unit: 'hours' } },
  })
  const steps = [hello, step('Two', 20), step('Three', 20, 'if_no_reply')]
  const one = await world.create({ name: 'Goes on', accountIds, steps, stopOnReply: false, maxNewLeadsPerDay: 3 })
  const other = await world.create({ name: 'Stops', accountIds, steps, stopOnReply: true, dailyLimit: 5 })
  const leads = { leads: phones.map((phone) => ({ phone })) }
  await world.addLeads(one.id, leads)
  await world.addLeads(other.id, leads)
  const leadIds = (await world.leadsOf(one.id)).map(({ lead }) => lead.id)
  return { ...world, accountIds, campaignIds: [one.id, other.id], leadIds }
}

const pick = <Item>(items: readonly Item[], n: number): Item => items[n % items.length] as Item

/** Everything that is done to the world meanwhile; what is refused is as good as anything. */
const acts: Record<string, (n: number) => Act> = {
  start: (n) => (world) => world.start(pick(world.campaignIds, n)),
  pause: (n) => (world) => world.pause(pick(world.campaignIds, n)),
  bulk: (n) => (world) => {
    const actions = ['pause', 'resume', 'skip_step', 'restart', 'remove', 'mark_replied'] as const
    return world.bulk(pick(world.campaignIds, n), {
      action: pick(actions, Math.floor(n / 2)),
      leadIds: [pick(world.leadIds, Math.floor(n / 12))],
    })
  },
  addAgain: (n) => (world) => world.addLeads(pick(world.campaignIds, n), { leadIds: world.leadIds }),
  optOut: (n) => (world) =>
    world.bulk(pick(world.campaignIds, n), { action: 'mark_opted_out', leadIds: [pick(world.leadIds, n)] }),
  write: (n) => (world) =>
    world.control.POST('/_mock/inbound', {
      body: {
        ...{ accountId: pick(world.accountIds, n), phone: pick(phones, n) },
        text: pick(['Hello', 'Tell me more', 'stop'], Math.floor(n / count)),
      },
    }),
  holdAccount: (n) => (world) =>
    world.api.POST('/api/v1/accounts/{accountId}/pause', { ...at(pick(world.accountIds, n)), body: {} }),
  force: (n) => (world) =>
    world.control.POST('/_mock/accounts/{accountId}/force', {
      ...at(pick(world.accountIds, n)),
      body: { event: n === 5 ? 'ban' : pick(['restrict', 'disconnect'] as const, n) },
    }),
  connect: (n) => (world) =>
    world.api.POST('/api/v1/accounts/{accountId}/connect', { ...at(pick(world.accountIds, n)), body: {} }),
  limit: (n) => (world) => world.api.PATCH('/api/v1/settings', { body: { defaultDailyLimit: 1 + (n % 40) } }),
  credits: (n) => (world) => world.control.POST('/_mock/credits', { body: { amount: n % 2 === 0 ? 3 : -1_000_000 } }),
  answer: (n) => async (world) => {
    const { data } = await world.api.GET('/api/v1/conversations', { params: { query: { limit: 100 } } })
    const conversation = data?.data[n % (data.data.length || 1)]
    if (conversation)
      await world.api.POST('/api/v1/conversations/{conversationId}/messages', {
        params: { path: { conversationId: conversation.id } },
        body: { text: 'Any questions?' },
      })
  },
}

const act = fc
  .tuple(fc.constantFrom(...Object.keys(acts)), fc.nat(96))
  .map(([name, n]) => ({ name, n, run: acts[name]?.(n) }))
const advance = fc.integer({ min: 1, max: 40 * 60 }).map((minutes) => ({ name: 'advance', n: minutes, run: undefined }))
const play = fc.array(fc.oneof({ weight: 3, arbitrary: act }, { weight: 2, arbitrary: advance }), { maxLength: 30 })

async function playAll(list: readonly { name: string; n: number; run: Act | undefined }[], advanceBy: number) {
  const world = await prepare()
  await world.start(pick(world.campaignIds, 0))
  await world.start(pick(world.campaignIds, 1))
  for (const { n, run } of list)
    if (run) await run(world)
    else for (let left = n; left > 0; left -= advanceBy) world.workspace.advance(`${Math.min(left, advanceBy)}m`)
  return { world, seen: world.inside(({ store }) => seenIn(store, world.campaignIds)) }
}

/** More of them look further: `FC_RUNS=1000 FC_SEED=5 vitest run test/interleaving`. A failure is shrunk for 20 seconds. */
const runs = Number(process.env.FC_RUNS ?? 25)

describe('whatever is done, and however time goes', () => {
  test('the rules hold', async () => {
    await fc.assert(
      fc.asyncProperty(play, async (list) => {
        const { seen } = await playAll(list, 60 * 24)
        for (const hold of Object.values(invariants)) hold(seen)
      }),
      { numRuns: runs, interruptAfterTimeLimit: 20_000 },
    )
  })

  test('the end is the same, in great leaps or in small steps', async () => {
    const few = fc.array(fc.oneof(act, advance), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(few, fc.integer({ min: 15, max: 90 }), async (list, minutes) => {
        const leap = await playAll(list, Number.POSITIVE_INFINITY)
        const steps = await playAll(list, minutes)
        expect(steps.seen).toEqual(leap.seen)
      }),
      { numRuns: Math.ceil(runs / 4), interruptAfterTimeLimit: 20_000 },
    )
  })
})
