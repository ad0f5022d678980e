import { hello } from '../campaigns/world.ts'
import { made } from '../knowledge-base/world.ts'
import { at } from '../setup.ts'
import type { Stage } from './stage.ts'

/** Campaigns from their drafts to the archive. */
export async function campaigns(stage: Stage): Promise<void> {
  const { workspace } = stage
  const soon = () => ({ startAt: new Date(workspace.now.getTime() + 3_600_000).toISOString() })

  const drafted = await stage.cast(1)
  made(await stage.duplicate(drafted.id))
  made(await stage.start(drafted.id, soon()))
  made(await stage.pause(drafted.id))
  made(await stage.start(drafted.id, soon()))
  workspace.advance('2h')
  made(await stage.pause(drafted.id))
  made(await stage.start(drafted.id))
  made(await stage.pause(drafted.id))
  made(await stage.archive(drafted.id))
  made(await stage.archive((await stage.cast(1)).id))

  const through = await stage.running(1, { steps: [hello] })
  made(await stage.addLeads(through.id, { leads: [{ phone: stage.phones(1)[0] }] }))
  made(await stage.start(through.id, soon()))
  workspace.advance('2h')
  made(await stage.addLeads(through.id, { leads: [{ phone: stage.phones(1)[0] }] }))
  made(await stage.start(through.id))
  workspace.advance('2h')
  made(await stage.archive(through.id))

  const waiting = await stage.cast(1, { schedule: { startDate: '2026-03-02' } })
  made(await stage.start(waiting.id))
  made(await stage.change(waiting.id, { schedule: { startDate: '2026-01-05' } }))

  await stage.pending()
  made(
    await stage.api.PATCH('/api/v1/accounts/{accountId}/phase', {
      ...at(stage.account.id),
      body: { phase: 'retired' },
    }),
  )
}
