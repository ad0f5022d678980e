import { placeholder } from '../../world/placeholders.ts'
import { type Json, RecipeError, type Recipes } from '../../world/recipes.ts'
import { openConversation } from '../conversations/conversation.ts'
import { customFieldRules } from './custom-field-rules.ts'
import { deleteRules } from './delete-rules.ts'
import { newLead, person, roastField, withFavoriteRoast } from './lead.ts'
import { listRules } from './list-rules.ts'
import { lists } from './lists.ts'
import { phoneRules } from './phone-rules.ts'
import { reachRules } from './reach-rules.ts'
import { updateRules } from './update-rules.ts'
import { valueRules } from './value-rules.ts'

export const leads: Recipes = {
  resources: {
    leadId: async (world) => ({ leadId: (await newLead(world)).id }),
  },
  calls: {
    'leads.list': async () => ({
      query: { createdFrom: '2020-01-01T00:00:00.000Z', createdTo: '2100-01-01T00:00:00.000Z' },
    }),
    'leads.update': async (world) => {
      // The number of a contact, to whom the answer's links lead.
      const { phone } = await openConversation(world)
      const customFields = { [await roastField(world)]: 'dark' }
      return { path: { leadId: placeholder('leadId') }, json: { ...person, phone, status: 'interested', customFields } }
    },
    // One of its own: what others refer to by a placeholder stays.
    'leads.bulkDelete': async (world) => ({ json: { leadIds: [(await newLead(world)).id] } }),
    'leads.createCustomField': async (world) => ({
      json: {
        ...{ key: `roast${world.unique()}`, label: 'Favorite roast', type: 'select', options: ['light', 'dark'] },
        ...{ defaultValue: 'dark', description: 'What they serve most.' },
      },
    }),
  },
  examples: {
    'leads.update': withFavoriteRoast,
    'leads.createCustomField': async (world, example) => {
      const key = `${example.key}${world.unique()}`
      const { data } = await world.must('leads.listCustomFields', { query: { limit: 100 } })
      if (data.some((field: Json) => field.key === key)) throw new RecipeError(`The key ${key} is taken.`, 409)
      return { json: { key } }
    },
  },
  lists,
  bound: {
    'leads.list': ['createdFrom', 'createdTo', 'cursor'],
    'leads.listCustomFields': ['cursor'],
    // A span that chance makes may end before it begins.
    'leads.bulkDelete': ['filter.createdFrom', 'filter.createdTo'],
  },
  rules: [
    ...listRules,
    ...updateRules,
    ...phoneRules,
    ...deleteRules,
    ...reachRules,
    ...customFieldRules,
    ...valueRules,
  ],
}
