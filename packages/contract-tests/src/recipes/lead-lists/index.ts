import { placeholder } from '../../world/placeholders.ts'
import type { Recipes } from '../../world/recipes.ts'
import { emptyList, person, roastField, withFavoriteRoast } from '../leads/lead.ts'
import { freshPhone } from '../phones.ts'
import { addRules } from './add-rules.ts'
import { importRules } from './import-rules.ts'
import { listRules } from './list-rules.ts'
import { lists } from './lists.ts'

const path = { leadListId: placeholder('leadListId') }

export const leadLists: Recipes = {
  resources: {
    leadListId: emptyList,
  },
  calls: {
    'leadLists.create': async (world) => ({
      json: { name: `Trade fair ${world.unique()}`, description: 'Cafés that left their card.' },
    }),
    'leadLists.listLeads': async () => ({
      path,
      query: { createdFrom: '2020-01-01T00:00:00.000Z', createdTo: '2100-01-01T00:00:00.000Z' },
    }),
    'leadLists.addLead': async (world) => ({
      path,
      json: { phone: freshPhone(world), ...person, customFields: { [await roastField(world)]: 'dark' } },
    }),
    'leadLists.importLeads': async (world) => ({
      path,
      json: {
        rows: [{ Mobile: freshPhone(world), Café: 'Lantern Café', Roast: 'dark' }],
        mapping: { Mobile: 'phone', Café: 'company', Roast: await roastField(world) },
        ...{ defaultCountry: 'US', onDuplicate: 'update', tags: ['trade-fair'] },
      },
    }),
  },
  examples: {
    'leadLists.create': async (world, example) => {
      const name = `${example.name} ${world.unique()}`
      // Whether nobody has a name is told by taking it.
      const { id } = await world.must('leadLists.create', { json: { name } })
      await world.must('leadLists.delete', { path: { leadListId: id } })
      return { json: { name } }
    },
    'leadLists.importLeads': withFavoriteRoast,
  },
  lists,
  // A lead with the number is given as it is.
  finds: ['leadLists.addLead'],
  bound: {
    'leadLists.list': ['cursor'],
    'leadLists.listLeads': ['createdFrom', 'createdTo', 'cursor'],
    // Two letters that are no country are a fault of the request, in the options of a file too.
    'leadLists.importLeads': ['defaultCountry', 'options.defaultCountry'],
  },
  rules: [...listRules, ...addRules, ...importRules],
}
