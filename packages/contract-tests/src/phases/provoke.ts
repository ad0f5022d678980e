import type { Operation } from '../description/description.ts'
import type { Session } from '../run/session.ts'
import type { TestWorld } from '../world/world.ts'
import { callWith, goodCallOf, type Note } from './phase.ts'

/** Asks the server, by the header that it knows for it, for each documented problem that nothing else brought about. */
export async function provoke(
  session: Session,
  world: TestWorld,
  operations: readonly Operation[],
  note: Note,
): Promise<void> {
  const { provoke: asked } = session.settings
  if (!asked) return
  const reports = new Map(session.tally.reports().map((report) => [report.id, report]))
  for (const operation of operations) {
    const unseen = (reports.get(operation.id)?.statuses ?? []).filter(
      ({ status, seen }) => seen === 0 && /^[45]\d\d$/.test(status),
    )
    if (unseen.length === 0) continue
    const good = await goodCallOf({ operation, session, world, note })
    for (const { status, codes } of unseen)
      for (const { code } of codes.length > 0 ? codes : [{ code: '' }]) {
        if (session.ended() || !good) return
        const value = asked.value.replaceAll('{code}', code).replaceAll('{status}', status)
        const call = callWith(good, { headers: { ...good.headers, [asked.name]: value } })
        await world.perform({
          operation,
          name: `asked for ${code || status}`,
          call,
          expect: { kind: 'provoked', status: Number(status) },
        })
      }
  }
}
