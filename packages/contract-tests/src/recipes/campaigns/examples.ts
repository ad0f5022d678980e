import type { Recipes } from '../../world/recipes.ts'
import { accountIn } from '../accounts/states.ts'
import { withFavoriteRoast } from '../leads/lead.ts'
import { addLead, at, atStep, draft, step } from './states.ts'

export const examples = {
  'campaigns.sendTestMessage': async (world) => {
    const { accountId } = await accountIn('production', world)
    // A text without placeholders, as the lead of the example has no name.
    const said = { accountIds: [accountId], steps: [step('Our spring roast is here.')] }
    return { path: atStep(await draft(world, said)) }
  },
  'campaigns.bulkLeadAction': async (world, example) => {
    const campaign = await draft(world)
    const leadIds: string[] = []
    for (const _ of example.leadIds) leadIds.push(await addLead(world, campaign))
    return { path: at(campaign), json: { leadIds } }
  },
  'campaigns.importLeads': withFavoriteRoast,
} satisfies Recipes['examples']
