import type { Context } from '../../context.ts'
import { type Fault, Problem } from '../../domain/problem.ts'

/** What a campaign refers to by id. */
interface References {
  accountIds?: string[]
  leadListIds?: string[]
  agentId?: string | null
}

/** The ids that name nothing in the workspace. */
export function unknownIds({ accountIds = [], leadListIds = [], agentId }: References, { store }: Context): Fault[] {
  const accounts = new Set(store.accounts.all().map(({ id }) => id))
  return [
    ...accountIds.flatMap((id, index) => (accounts.has(id) ? [] : [unknown(`/accountIds/${index}`, 'account')])),
    ...unknownLists(leadListIds, { store }),
    ...(agentId && !store.agents.find(agentId) ? [unknown('/agentId', 'agent')] : []),
  ]
}

/** The ids that name no lead list. */
export const unknownLists = (leadListIds: readonly string[], { store }: Pick<Context, 'store'>): Fault[] =>
  leadListIds.flatMap((id, index) => (store.leadLists.find(id) ? [] : [unknown(`/leadListIds/${index}`, 'lead list')]))

/** An id that names nothing. */
export const unknown = (pointer: string, kind: string): Fault => ({
  pointer,
  code: 'unknown_reference',
  message: `names no ${kind} of this workspace`,
})

/** @throws Problem `unknown_reference` that names every fault */
export function refuseUnknown(errors: Fault[]): void {
  const [first] = errors
  if (!first) return
  const detail =
    errors.length === 1
      ? `The request names an id that does not exist in this workspace. ${first.pointer?.slice(1)} ${first.message}.`
      : `The request names ${errors.length} ids that do not exist in this workspace.`
  throw new Problem('unknown_reference', detail, { errors })
}
