import type { CallInput, World } from '../../world/recipes.ts'
import { emptyList, leadIn } from './lead.ts'

/** A list of leads that differ in their names, tags and states. */
export async function filledList(world: World): Promise<{ leadListId: string }> {
  const path = await emptyList(world)
  const { id } = await leadIn(world, path, {
    firstName: 'Amara',
    lastName: 'Okafor',
    tags: ['wholesale', 'east-coast'],
  })
  await leadIn(world, path, { firstName: 'Noor', lastName: 'Haddad', tags: ['trade-fair'], city: 'Baltimore' })
  await leadIn(world, path, { company: 'Saltbox Coffee' })
  await leadIn(world, path, { firstName: 'Tomás', lastName: 'Silva', tags: ['wholesale'] })
  await world.must('leads.update', { path: { leadId: id }, json: { status: 'interested' } })
  return path
}

export const lists: Record<string, (world: World) => Promise<CallInput>> = {
  'leads.list': async (world) => ({ query: await filledList(world) }),
}
