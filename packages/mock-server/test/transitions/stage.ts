import type { components } from '../../generated/openapi/schema.ts'
import { campaigns, hello, twoDaysLater } from '../campaigns/world.ts'
import { made } from '../knowledge-base/world.ts'
import { watched } from './watch.ts'

type Action = components['schemas']['CampaignLeadAction']

/** A first step that is due tomorrow, and a second one. */
const tomorrow = [{ ...hello, delay: { value: 1, unit: 'days' } }, twoDaysLater]
const always = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '23:59' } as const

/** Leads of one campaign. */
export interface Cast {
  id: string
  leadIds: string[]
}

/** A watched workspace that sends at any hour without a pause, and ways to have leads in each state. */
export async function stage() {
  const core = watched()
  const world = await campaigns(core)
  await world.api.PATCH('/api/v1/settings', {
    body: {
      sendingWindows: [{ ...always, days: [...always.days] }],
      delayBetweenMessages: { minSeconds: 0, maxSeconds: 0 },
      defaultDailyLimit: 200,
    },
  })
  let count = 0
  /** Numbers of people who read everything and never reply, or who have another ending. */
  const phones = (many: number, ending = '0196') =>
    Array.from({ length: many }, () => {
      count += 1
      return `+1202${300 + count}${ending}`
    })

  const phoneOf = (leadId: string): string => world.inside(({ store }) => store.leads.get(leadId).phone)

  /** A draft with so many leads. */
  async function cast(many: number, body: object = {}, ending?: string): Promise<Cast> {
    const { id } = await world.create({ accountIds: [world.account.id], steps: [hello, twoDaysLater], ...body })
    const leads = phones(many, ending).map((phone) => ({ phone }))
    return { id, leadIds: made(await world.addLeads(id, { leads })).leadIds }
  }

  /** The same, started some minutes ago. */
  async function running(many: number, body: object = {}, ending?: string): Promise<Cast> {
    const drafted = await cast(many, body, ending)
    made(await world.start(drafted.id))
    world.workspace.advance('10m')
    return drafted
  }

  /** One action to leads of a campaign, which all of them take. */
  async function act(action: Action, id: string, leadIds: string[], targetCampaignId?: string): Promise<void> {
    const target = targetCampaignId === undefined ? {} : { targetCampaignId }
    const { results, succeeded } = made(await world.bulk(id, { action, leadIds, ...target }))
    if (succeeded < leadIds.length) throw new Error(JSON.stringify(results))
  }

  /** The same to leads that are there already. */
  async function acted(action: Action, casting: Promise<Cast>): Promise<Cast> {
    const { id, leadIds } = await casting
    await act(action, id, leadIds)
    return { id, leadIds }
  }

  const pending = (ending?: string) => running(1, { steps: tomorrow }, ending)
  const inProgress = () => running(1)

  return {
    ...world,
    moved: core.moved,
    phones,
    cast,
    running,
    act,
    acted,
    pending,
    inProgress,
    paused: () => acted('pause', pending()),
    held: () => acted('pause', inProgress()),
    restarted: () => acted('restart', inProgress()),
    replied: () => acted('mark_replied', inProgress()),
    completed: () => acted('skip_step', inProgress()),
    failed: () => running(1, {}, '0191'),
    async skipped(): Promise<Cast> {
      const { leadIds } = await inProgress()
      const { id } = await cast(1)
      made(await world.addLeads(id, { leadIds, skipIfContacted: true }))
      return { id, leadIds }
    },
    phoneOf,
    /** The leads write to the account that wrote to them. */
    write({ leadIds }: Cast, text: string): void {
      for (const phone of leadIds.map(phoneOf)) world.workspace.inbound({ accountId: world.account.id, phone, text })
    },
  }
}

export type Stage = Awaited<ReturnType<typeof stage>>
