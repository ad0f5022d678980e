import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextStep } from '../src/domain/campaigns/entries.ts'
import type { CampaignStep } from '../src/domain/campaigns/records.ts'
import { newStep } from '../src/domain/campaigns/step-content.ts'
import { insertStep, removeStep, reorderSteps } from '../src/domain/campaigns/steps.ts'
import { campaigns, hello } from './campaigns/world.ts'

type Change = (steps: CampaignStep[], n: number) => CampaignStep[]

const changes: Record<string, Change> = {
  add: (steps, n) =>
    steps.length === 20
      ? steps
      : insertStep(
          steps,
          newStep(
            `stp_${n}_${steps.length}`,
            'cmp_1',
            { ...hello, sendCondition: 'always' },
            () => undefined,
            new Date(),
          ),
          1 + (n % 22),
        ),
  remove: (steps, n) => removeStep(steps, steps[n % (steps.length || 1)]?.id ?? 'stp_none'),
  reorder: (steps, n) =>
    reorderSteps(
      steps,
      steps.map(({ id }) => id).toSorted((one, other) => ((one.length * n) % 7) - ((other.length * n) % 7)),
    ),
}

describe('the steps of a campaign', () => {
  test('stand at 1 to n whatever is added, removed and reordered', () => {
    const some = fc.array(fc.tuple(fc.constantFrom(...Object.keys(changes)), fc.nat(999)), { maxLength: 60 })

    fc.assert(
      fc.property(some, (list) => {
        const steps = list.reduce<CampaignStep[]>((before, [name, n]) => changes[name]?.(before, n) ?? before, [])

        expect(steps.map(({ position }) => position)).toEqual(steps.map((_, index) => index + 1))
      }),
    )
  })
})

describe('the leads of a campaign', () => {
  test('are in it at most once, and the total is the sum of their states', async () => {
    const phones = fc.array(fc.integer({ min: 10, max: 14 }), { minLength: 1, maxLength: 6 })
    const action = fc.constantFrom(
      'pause',
      'resume',
      'skip_step',
      'restart',
      'mark_replied',
      'mark_opted_out',
      'remove',
      'move',
    )
    const call = fc.oneof(
      fc.record({ add: phones }),
      fc.record({ import: phones }),
      fc.record({ act: action, on: fc.nat(5) }),
    )

    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 12 }), async (calls) => {
        const world = await campaigns()
        const { id } = await world.started({ steps: [hello, hello] })
        const target = await world.create()
        const rows = (numbers: number[]) => numbers.map((n) => ({ phone: `+120255501${n}` }))
        for (const one of calls) {
          if ('add' in one) await world.addLeads(id, { leads: rows(one.add) })
          else if ('import' in one) await world.importInto(id, rows(one.import))
          else {
            const leadIds = (await world.leadsOf(id)).slice(one.on, one.on + 2).map(({ lead }) => lead.id)
            const more = one.act === 'move' ? { targetCampaignId: target.id } : {}
            await world.bulk(id, { action: one.act, leadIds, ...more })
          }
        }

        const entries = await world.leadsOf(id)
        const { stats } = await world.get(id)
        const inState = (state: string) => entries.filter((entry) => entry.status === state).length
        expect(new Set(entries.map(({ lead }) => lead.id)).size).toBe(entries.length)
        expect(stats.leadsTotal).toBe(entries.length)
        expect(stats.leadsTotal).toBe(
          stats.leadsPending +
            stats.leadsInProgress +
            stats.leadsReplied +
            stats.leadsCompleted +
            stats.leadsFailed +
            stats.leadsOptedOut +
            inState('paused') +
            inState('skipped'),
        )
        expect(entries.every(({ lead }) => lead.campaignIds.includes(id))).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  test('are due each step at most once, whatever is paused, restarted, taken out, added again or reordered', async () => {
    const action = fc.constantFrom('pause', 'resume', 'skip_step', 'restart', 'remove')
    const call = fc.oneof(
      { arbitrary: fc.constant('send' as const), weight: 3 },
      fc.constantFrom('pause' as const, 'start' as const, 'add' as const, 'reorder' as const),
      fc.record({ act: action, on: fc.nat(1) }),
    )

    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 4, maxLength: 16 }), async (calls) => {
        const world = await campaigns()
        const { id } = await world.started({ steps: [hello, hello, hello] })
        const leads = [{ phone: '+12025550142' }, { phone: '+12025550157' }]
        await world.addLeads(id, { leads })
        const got: string[] = []

        for (const one of calls) {
          const campaign = await world.get(id)
          const entries = await world.leadsOf(id)
          if (one === 'pause') await world.pause(id)
          else if (one === 'start') await world.start(id)
          else if (one === 'add') await world.addLeads(id, { leads })
          else if (one === 'reorder') await world.reorder(id, campaign.steps.map((step) => step.id).reverse())
          else if (one === 'send') got.push(...sendNext(world, campaign))
          else await world.bulk(id, { action: one.act, leadIds: entries.slice(one.on).map(({ lead }) => lead.id) })
        }

        expect(new Set(got).size).toBe(got.length)
      }),
      { numRuns: 40 },
    )
  })
})

/** Sends every waiting lead of an active campaign what it is due, as the sending would; names each lead and step. */
function sendNext(
  world: Awaited<ReturnType<typeof campaigns>>,
  { id, status }: { id: string; status: string },
): string[] {
  if (status !== 'active') return []
  const due = world.inside(({ store }) =>
    store.campaignLeads.open(id).flatMap(({ leadId }) => {
      const step = nextStep(store.campaigns.get(id), store.campaignSteps.done(id, leadId))
      return step ? { leadId, step } : []
    }),
  )
  const campaign = world.inside(({ store }) => store.campaigns.get(id))
  for (const { leadId, step } of due) world.sent(campaign, leadId, step.position - 1)
  return due.map(({ leadId, step }) => `${leadId} ${step.id}`)
}
