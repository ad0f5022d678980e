import { hello } from '../campaigns/world.ts'
import { made } from '../knowledge-base/world.ts'
import { force } from './accounts.ts'
import type { Cast, Stage } from './stage.ts'

const single = { steps: [hello] }
const byPhone = { mapping: { phone: 'phone' } }

/** Leads join campaigns, and some are left out. */
export async function joining(stage: Stage): Promise<void> {
  const { list } = stage
  const [listed = '', imported = ''] = stage.phones(2)
  const listing = await stage.cast(1, { leadListIds: [list.id] })
  await stage.add(listed)
  made(await stage.importInto(listing.id, [{ phone: imported }], byPhone))
  made(await stage.start(listing.id))
  made(await stage.duplicate(listing.id, { includeLeads: true }))
  const { id, leadIds } = await stage.cast(1)
  await stage.act('move', id, leadIds, (await stage.cast(1)).id)

  const [invalid = ''] = (await stage.running(1, single, '0198')).leadIds
  const rows = [{ phone: stage.phoneOf(invalid) }]
  made(await stage.addLeads((await stage.cast(1)).id, { leadIds: [invalid] }))
  made(await stage.importInto((await stage.cast(1)).id, rows, byPhone))
  const other = await stage.makeList('Bakeries')
  made(await stage.importRows(rows, byPhone, other.id))
  made(await stage.start((await stage.cast(1, { leadListIds: [other.id] })).id))
}

/** Leads that got every step of a campaign come back to it. */
export async function comingBack(stage: Stage): Promise<void> {
  const list = await stage.makeList('Came back')
  const { id, leadIds } = await stage.cast(5, { ...single, leadListIds: [list.id] })
  const [added = '', imported = '', moved = '', listed = '', again = ''] = leadIds
  const { leadIds: held } = made(await stage.addLeads(id, { leads: [{ phone: stage.phones(1)[0] }] }))
  await stage.act('pause', id, held) // so that the campaign goes on
  made(await stage.start(id))
  stage.workspace.advance('10m')
  const elsewhere = await stage.cast(1)

  await stage.act('remove', id, [added, imported, listed, again])
  await stage.act('move', id, [moved], elsewhere.id)
  made(await stage.addLeads(id, { leadIds: [added] }))
  made(await stage.importInto(id, [{ phone: stage.phoneOf(imported) }], byPhone))
  await stage.act('move', elsewhere.id, [moved], id)
  made(await stage.pause(id))
  made(await stage.importRows([{ phone: stage.phoneOf(listed) }], byPhone, list.id))
  made(await stage.addLeads(id, { leadIds: [again] }))
  made(await stage.start(id))
}

/** Each action, to a lead in each state that it changes. */
export async function actions(stage: Stage): Promise<void> {
  const { pending, inProgress, paused, held, replied, completed, failed, skipped } = stage
  const everyState = [pending, inProgress, paused, replied, completed, failed, skipped]
  const agreedAgain = async () => agreeing(await stage.acted('mark_opted_out', inProgress()), stage)
  const answers = {
    pause: [pending, inProgress],
    resume: [paused, held],
    mark_replied: [pending, inProgress, paused],
    mark_opted_out: everyState,
    restart: [inProgress, replied, completed, paused, failed, skipped, agreedAgain],
  }
  for (const [action, casts] of Object.entries(answers))
    for (const cast of casts) await stage.acted(action as keyof typeof answers, cast()) // its keys
}

async function agreeing(cast: Cast, stage: Stage): Promise<Cast> {
  await changeContact(cast, { optedOut: false }, stage)
  return cast
}

/** Leads are through: by the last message, or because no step is left for them. */
export async function finishing(stage: Stage): Promise<void> {
  await stage.running(1, single)
  await stage.inProgress()
  await stage.acted('skip_step', stage.running(1, { steps: [{ ...hello, delay: { value: 1, unit: 'days' } }] }))
  await stage.completed()
  const paused = await stage.paused()
  for (const { id } of [await stage.pending(), await stage.inProgress(), paused]) {
    made(await stage.pause(id))
    for (const step of (await stage.get(id)).steps) await stage.deleteStep(id, step.id)
  }
  await stage.act('resume', paused.id, paused.leadIds)
  stage.workspace.advance('3d')
}

/** Leads answer, or ask not to be contacted, in each state in which that stops their campaign. */
export async function answering(stage: Stage): Promise<void> {
  const { pending, inProgress, paused, held, restarted, completed } = stage
  for (const cast of [inProgress, held, restarted, completed]) stage.write(await cast(), 'Sounds good.')
  for (const cast of [inProgress, held, restarted]) stage.write(await cast(), 'STOP')
  for (const cast of [pending, inProgress, paused]) {
    await changeContact(await met(await cast(), stage), { optedOut: true }, stage)
    const { leadIds } = await cast()
    for (const leadId of leadIds) made(await stage.update(leadId, { status: 'opted_out' }))
  }
}

/** Lets the contact be there, by a test message. */
async function met(cast: Cast, { api, account, phoneOf }: Stage): Promise<Cast> {
  for (const phone of cast.leadIds.map(phoneOf))
    made(await api.POST('/api/v1/conversations/test-message', { body: { accountId: account.id, phone, text: 'Hi' } }))
  return cast
}

async function changeContact({ leadIds }: Cast, body: { optedOut: boolean }, { api, phoneOf }: Stage): Promise<void> {
  for (const phone of leadIds.map(phoneOf))
    made(await api.PATCH('/api/v1/contacts/{phone}', { params: { path: { phone } }, body }))
}

/** Messages cannot reach leads, whatever became of those meanwhile; and an account is lost that wrote to some. */
export async function failing(stage: Stage): Promise<void> {
  const { workspace } = stage
  await stage.failed()
  await stage.running(1, single, '0191')
  const { id, leadIds } = await stage.cast(1, {}, '0191')
  made(await stage.start(id))
  workspace.advance('10s')
  await stage.act('pause', id, leadIds)
  const waiting = await stage.pending('0198')
  const sooner = await stage.cast(1, single)
  made(await stage.addLeads(sooner.id, { leadIds: waiting.leadIds }))
  made(await stage.start(sooner.id))
  workspace.advance('2d')

  await stage.inProgress()
  await stage.restarted()
  await force(stage.account.id, 'ban', stage)
}
