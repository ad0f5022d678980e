import type { CallInput, World } from '../../world/recipes.ts'
import { leadIn } from '../leads/lead.ts'
import { filledList } from '../leads/lists.ts'

export const lists: Record<string, (world: World) => Promise<CallInput>> = {
  'leadLists.list': async (world) => {
    const mark = `Roastery ${world.unique()}.`
    for (const [leads, name] of ['Delivery', 'Bakeries', 'Cafés'].entries()) {
      const { id } = await world.must('leadLists.create', { json: { name: `${mark} ${name}` } })
      for (let count = 0; count < leads; count += 1) await leadIn(world, { leadListId: id })
    }
    return { query: { search: mark } }
  },
  'leadLists.listLeads': async (world) => ({ path: await filledList(world) }),
}
