import type { Json, Rule } from '../../world/recipes.ts'
import { addLead, draft } from '../campaigns/states.ts'
import { freshPhone } from '../phones.ts'
import { emptyList, leadIn, newLead } from './lead.ts'

/** How a number of the United States can be written, whose country is told. */
const writings: Record<string, (phone: string) => string> = {
  spaces: (phone) => `${phone.slice(0, 2)} ${phone.slice(2, 5)} ${phone.slice(5, 8)} ${phone.slice(8)}`,
  dashes: (phone) => `${phone.slice(0, 2)}-${phone.slice(2, 5)}-${phone.slice(5, 8)}-${phone.slice(8)}`,
  dots: (phone) => `${phone.slice(0, 2)}.${phone.slice(2, 5)}.${phone.slice(5, 8)}.${phone.slice(8)}`,
  brackets: (phone) => `${phone.slice(0, 2)}(${phone.slice(2, 5)})${phone.slice(5)}`,
  'a leading 00': (phone) => `00${phone.slice(1)}`,
}

/** A plus sign, or none. */
const forms: Record<string, (phone: string) => string> = {
  'with its plus sign': (phone) => phone,
  'without its plus sign': (phone) => phone.slice(1),
}

/** Numbers are understood however they are written, and kept in their E.164 form. */
export const phoneRules: Rule[] = [
  ...Object.entries(writings).flatMap(([name, written]): Rule[] => [
    {
      operation: 'leads.update',
      name: `a number with ${name} is understood`,
      expect: { status: 200 },
      run: async (world) => {
        const [{ id }, phone] = [await newLead(world), freshPhone(world)]
        const json = { phone: written(phone) }
        return { ...(await world.call('leads.update', { path: { leadId: id }, json })), expected: { phone } }
      },
    },
    {
      operation: 'leadLists.addLead',
      name: `a number with ${name} is understood`,
      expect: { status: 201 },
      run: async (world) => {
        const phone = freshPhone(world)
        const call = { path: await emptyList(world), json: { phone: written(phone) } }
        return { ...(await world.call('leadLists.addLead', call)), expected: { phone } }
      },
    },
    {
      operation: 'leadLists.importLeads',
      name: `a number with ${name} is that of a lead which is known`,
      expect: { status: 200, body: { created: 0, duplicates: 1, invalid: 0 } },
      run: async (world) => {
        const { phone } = await newLead(world)
        const json = { rows: [{ phone: written(phone) }] }
        return world.call('leadLists.importLeads', { path: await emptyList(world), json })
      },
    },
  ]),
  {
    operation: 'leads.update',
    name: 'a number that another lead has is refused however it is written',
    expect: { status: 409, code: 'phone_taken' },
    run: async (world) => {
      const [{ id }, { phone }] = [await newLead(world), await newLead(world)]
      return world.call('leads.update', { path: { leadId: id }, json: { phone: `00${phone.slice(1)}` } })
    },
  },
  ...Object.entries(forms).flatMap(([name, written]): Rule[] => [
    {
      operation: 'leads.list',
      name: `a lead is found by its number ${name}, and no other`,
      expect: { status: 200 },
      run: async (world) => {
        const { id, phone } = await newLead(world)
        return {
          ...(await world.call('leads.list', { query: { phone: written(phone) } })),
          expected: { data: [{ id }] },
        }
      },
    },
    {
      operation: 'leadLists.listLeads',
      name: `a lead is found by its number ${name}, and no other`,
      expect: { status: 200 },
      run: async (world) => {
        const path = await emptyList(world)
        const { id, phone } = await leadIn(world, path)
        await leadIn(world, path)
        const query = { phone: written(phone) }
        return { ...(await world.call('leadLists.listLeads', { path, query })), expected: { data: [{ id }] } }
      },
    },
    {
      operation: 'leads.bulkDelete',
      name: `a filter names a lead by its number ${name}`,
      expect: { status: 200 },
      run: async (world) => {
        const { id, phone } = await newLead(world)
        const answer = await world.call('leads.bulkDelete', { json: { filter: { phone: written(phone) } } })
        return { ...answer, expected: { requested: 1, succeeded: 1, results: [{ id, outcome: 'succeeded' }] } }
      },
    },
  ]),
  {
    operation: 'leadLists.listLeads',
    name: 'the number of a lead outside of the list matches nothing',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const { phone } = await leadIn(world, await emptyList(world))
      return world.call('leadLists.listLeads', { path: await emptyList(world), query: { phone } })
    },
  },
  ...['leads.update', 'leadLists.addLead'].map(
    (operation): Rule => ({
      operation,
      name: 'what holds letters is no number',
      expect: { status: 422, code: 'phone_invalid' },
      run: async (world) => {
        const call: Json =
          operation === 'leads.update'
            ? { path: { leadId: (await newLead(world)).id } }
            : { path: await emptyList(world) }
        return world.call(operation, { ...call, json: { phone: '+1202555call' } })
      },
    }),
  ),
  {
    operation: 'leads.list',
    name: 'a number with spaces is kept in its E.164 form by campaigns too',
    expect: { status: 200 },
    run: async (world) => {
      const phone = freshPhone(world)
      const id = await addLead(world, await draft(world), { phone: `${phone.slice(0, 5)} ${phone.slice(5)}` })
      return { ...(await world.call('leads.list', { query: { phone } })), expected: { data: [{ id, phone }] } }
    },
  },
]
