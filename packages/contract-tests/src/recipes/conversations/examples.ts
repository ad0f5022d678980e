import { placeholder } from '../../world/placeholders.ts'
import type { Recipes } from '../../world/recipes.ts'
import { withFavoriteRoast } from '../leads/lead.ts'
import { openConversation, pathOf, tomorrow } from './conversation.ts'

export const examples = {
  'conversations.updateTags': async () => ({ json: { add: [placeholder('tagId')] } }),
  'conversations.scheduleMessage': async (world) => {
    const conversation = await openConversation(world)
    return { path: pathOf(conversation), json: { sendAt: tomorrow(conversation) } }
  },
  'conversations.createTag': async (world, example) => {
    const name = `${example.name} ${world.unique()}`
    // Whether nobody has a name is told by taking it.
    const { id } = await world.must('conversations.createTag', { json: { name } })
    await world.must('conversations.deleteTag', { path: { tagId: id } })
    return { json: { name } }
  },
  'conversations.updateContact': withFavoriteRoast,
} satisfies Recipes['examples']
