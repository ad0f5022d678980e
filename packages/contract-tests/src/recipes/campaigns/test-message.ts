import type { Answer, Rule, World } from '../../world/recipes.ts'
import { accountIn, connectedAccount, pausedAccount } from '../accounts/states.ts'
import { freshPhone, phoneEnding } from '../phones.ts'
import { testCall } from './calls.ts'
import { addLead, atStep, draft, draftWithSteps, hardlyEver } from './states.ts'

const named = 'Hi {{firstName}}, our spring roast is here.'
const plain = 'Our spring roast is here.'

/** Sends a step of a text as a test, with these values in the body besides the account and the number. */
const send = async (world: World, text: string, json: object = {}): Promise<Answer> =>
  world.call('campaigns.sendTestMessage', await testCall(world, text, json))

/** A lead that is called Amara. */
const amara = async (world: World): Promise<string> => addLead(world, await draft(world), { firstName: 'Amara' })

export const testRules: Rule[] = [
  {
    operation: 'campaigns.sendTestMessage',
    name: 'an account in its first days of warmup may not write to strangers',
    expect: { status: 429, code: 'account_daily_limit' },
    run: async (world) => send(world, plain, await connectedAccount(world)),
  },
  {
    operation: 'campaigns.sendTestMessage',
    name: 'a campaign without accounts has none that sends',
    expect: { status: 409, code: 'account_not_connected' },
    run: async (world) =>
      world.call('campaigns.sendTestMessage', {
        path: atStep(await draftWithSteps(world, plain)),
        json: { phone: phoneEnding('0197', world) },
      }),
  },
  {
    operation: 'campaigns.sendTestMessage',
    name: 'a paused account sends no test',
    expect: { status: 409, code: 'account_paused' },
    run: async (world) => send(world, plain, await pausedAccount(world)),
  },
  {
    operation: 'campaigns.sendTestMessage',
    name: 'no test goes to a contact that has opted out',
    expect: { status: 409, code: 'contact_opted_out' },
    run: async (world) => {
      const campaign = await draft(world)
      const phone = phoneEnding('0196', world) // so that no other test is concerned
      const leadId = await addLead(world, campaign, { phone })
      const json = { action: 'mark_opted_out', leadIds: [leadId] }
      await world.must('campaigns.bulkLeadAction', { path: { campaignId: campaign.id }, json })
      return send(world, plain, { phone })
    },
  },
  {
    operation: 'campaigns.sendTestMessage',
    name: 'placeholders are filled by a lead or by values, not both',
    expect: { status: 422, code: 'exclusive_fields' },
    run: async (world) => send(world, named, { leadId: await amara(world), variables: { firstName: 'Amara' } }),
  },
  {
    operation: 'campaigns.sendTestMessage',
    name: 'no test goes to a number that is not on WhatsApp',
    expect: { status: 422, code: 'not_on_whatsapp' },
    run: (world) => send(world, plain, { phone: phoneEnding('0198', world) }),
  },
  {
    operation: 'campaigns.sendTestMessage',
    name: 'no test goes to a number that is too short for its country',
    expect: { status: 422, code: 'phone_invalid' },
    run: (world) => send(world, plain, { phone: '+120255501' }),
  },
  {
    operation: 'campaigns.sendTestMessage',
    name: 'every id that names nothing is named',
    expect: {
      status: 422,
      code: 'unknown_reference',
      body: { errors: [{ pointer: '/accountId' }, { pointer: '/leadId' }] },
    },
    run: (world) => send(world, plain, { accountId: 'acc_none', leadId: 'led_none' }),
  },
  {
    operation: 'campaigns.sendTestMessage',
    name: 'a placeholder without a value is named',
    expect: { status: 422, code: 'unknown_variable', body: { errors: [{ pointer: '/variables/firstName' }] } },
    run: (world) => send(world, named),
  },
  {
    operation: 'campaigns.sendTestMessage',
    name: 'a step of another campaign is not found',
    expect: { status: 404, code: 'not_found' },
    run: async (world) => {
      const call = await testCall(world, plain)
      const { id } = await draft(world)
      return world.call('campaigns.sendTestMessage', { ...call, path: { ...call.path, campaignId: id } })
    },
  },
  {
    operation: 'campaigns.sendTestMessage',
    name: 'a test costs nothing, and goes out at once with the values that it is given',
    expect: {
      status: 200,
      body: {
        ...{ origin: 'test', direction: 'outbound', status: 'queued', creditsCharged: 0 },
        text: 'Hi Amara, our spring roast is here.',
      },
    },
    run: (world) => send(world, named, { variables: { firstName: 'Amara' } }),
  },
  {
    operation: 'campaigns.sendTestMessage',
    name: 'a lead fills the placeholders of a test',
    expect: { status: 200, body: { text: 'Hi Amara, our spring roast is here.' } },
    run: async (world) => send(world, named, { leadId: await amara(world) }),
  },
  {
    operation: 'campaigns.sendTestMessage',
    name: 'a placeholder falls back on what stands after its bar',
    expect: { status: 200, body: { text: 'Hi there, our spring roast is here.' } },
    run: (world) => send(world, 'Hi {{firstName|there}}, our spring roast is here.'),
  },
  {
    operation: 'campaigns.sendTestMessage',
    name: 'a test goes out outside of the windows, from the first account of the campaign that is not paused',
    expect: { status: 200 },
    run: async (world) => {
      const [paused, other] = [await pausedAccount(world), await accountIn('production', world)]
      const accountIds = [paused.accountId, other.accountId]
      const campaign = await draft(world, {
        ...{ accountIds, schedule: hardlyEver },
        steps: [{ text: plain, delay: { value: 0, unit: 'minutes' } }],
      })
      const json = { phone: phoneEnding('0197', world) }
      const answer = await world.call('campaigns.sendTestMessage', { path: atStep(campaign), json })
      return { ...answer, expected: other }
    },
  },
  {
    operation: 'leads.list',
    name: 'the lead that fills the placeholders of a test gets nothing',
    expect: { status: 200, body: { data: [{ status: 'new', lastContactedAt: null, conversationId: null }] } },
    run: async (world) => {
      const phone = freshPhone(world)
      const leadId = await addLead(world, await draft(world), { phone, firstName: 'Amara' })
      await world.must('campaigns.sendTestMessage', await testCall(world, named, { leadId }))
      return world.call('leads.list', { query: { phone } })
    },
  },
  {
    operation: 'campaigns.get',
    name: 'a test does not show in the stats of the campaign',
    expect: { status: 200, body: { status: 'draft', stats: { messagesSent: 0, creditsSpent: 0, leadsTotal: 0 } } },
    run: async (world) => {
      const { campaignId } = await world.must('campaigns.sendTestMessage', await testCall(world, plain))
      return world.call('campaigns.get', { path: { campaignId } })
    },
  },
  {
    operation: 'accounts.get',
    name: 'a test to a number that was never written to counts as a first message',
    expect: { status: 200, body: { newConversationsToday: 1, dailySent: 0 } },
    run: async (world) => {
      const { accountId } = await world.must('campaigns.sendTestMessage', await testCall(world, plain))
      return world.call('accounts.get', { path: { accountId } })
    },
  },
]
