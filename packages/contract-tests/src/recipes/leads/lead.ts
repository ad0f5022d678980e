import type { CallInput, Json, World } from '../../world/recipes.ts'
import { freshPhone } from '../phones.ts'

/** A person that no lead was made of yet. */
export const person = {
  firstName: 'Amara',
  lastName: 'Okafor',
  email: 'amara@lantern.example',
  company: 'Lantern Café',
  jobTitle: 'Owner',
  website: 'https://lantern.example',
  city: 'Washington',
  country: 'US',
  timezone: 'America/New_York',
  notes: 'Met at the February cupping.',
  tags: ['wholesale'],
}

/** A new lead with a number of its own, in a list that is there. */
export async function newLead(world: World, said: Json = {}): Promise<Json> {
  const json = { phone: freshPhone(world), ...said }
  const path = await world.get('leadListId')
  const { status, body } = await world.call('leadLists.addLead', { path, json })
  return status === 201 ? body : leadIn(world, await world.make('leadListId'), said)
}

/** A new lead in a certain list. */
export const leadIn = (world: World, path: { leadListId?: string }, said: Json = {}): Promise<Json> =>
  world.must('leadLists.addLead', { path, json: { phone: freshPhone(world), ...said } })

/** A list without leads that nothing else knows of. */
export async function emptyList(world: World): Promise<{ leadListId: string }> {
  const { id } = await world.must('leadLists.create', { json: { name: `Cafés ${world.unique()}` } })
  return { leadListId: id }
}

/** Sees to it that there is the custom field of which the examples of the description have values. */
export async function withFavoriteRoast(world: World): Promise<CallInput> {
  const json = { key: 'favoriteRoast', label: 'Favorite roast', type: 'select', options: ['light', 'medium', 'dark'] }
  await world.call('leads.createCustomField', { json })
  return {}
}

/** The key of a custom field of the type `select`, which takes `light`, `medium` and `dark`. */
export async function roastField(world: World): Promise<string> {
  const key = 'contractTestRoast'
  const options = ['light', 'medium', 'dark']
  // Definitions cannot be deleted, so that one made before is refused as taken, and does as well.
  await world.call('leads.createCustomField', { json: { key, label: 'Roast', type: 'select', options } })
  return key
}
