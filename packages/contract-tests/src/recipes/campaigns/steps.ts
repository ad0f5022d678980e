import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { at, atStep, draft, draftWithSteps, pausedCampaign, step } from './states.ts'

/** A draft with the steps `First` and `Then`. */
const two = (world: World): Promise<Json> => draftWithSteps(world, 'First', 'Then')

const add = (world: World, campaign: Json, json: object): Promise<Answer> =>
  world.call('campaigns.addStep', { path: at(campaign), json })

const change = async (world: World, json: object): Promise<Answer> =>
  world.call('campaigns.updateStep', { path: atStep(await two(world)), json })

const reorder = (world: World, campaign: Json, stepIds: string[]): Promise<Answer> =>
  world.call('campaigns.reorderSteps', { path: at(campaign), json: { stepIds } })

const read = (world: World, campaign: Json): Promise<Answer> => world.call('campaigns.get', { path: at(campaign) })

const delay = { value: 1, unit: 'days' }

export const stepRules: Rule[] = [
  {
    operation: 'campaigns.addStep',
    name: 'a step needs a text or a file',
    expect: { status: 422, code: 'message_empty' },
    run: async (world) => add(world, await draft(world), { delay }),
  },
  {
    operation: 'campaigns.addStep',
    name: 'a campaign has at most 20 steps',
    expect: { status: 422, code: 'too_many_steps' },
    run: async (world) => {
      const texts = Array.from({ length: 20 }, (_, index) => `Reminder ${index + 1}`)
      return add(world, await draftWithSteps(world, ...texts), step('One more'))
    },
  },
  {
    operation: 'campaigns.addStep',
    name: 'a step cannot send a file that does not exist',
    expect: { status: 422, code: 'unknown_reference', body: { errors: [{ pointer: '/media/mediaId' }] } },
    run: async (world) => add(world, await draft(world), { media: { mediaId: 'med_none' }, delay }),
  },
  {
    operation: 'campaigns.addStep',
    name: 'a placeholder stands for a field that there is',
    expect: { status: 422, code: 'unknown_variable', body: { errors: [{ pointer: '/variants/0' }] } },
    run: async (world) => add(world, await draft(world), { ...step('Hi'), variants: ['Hi {{favouriteTea}}'] }),
  },
  {
    operation: 'campaigns.addStep',
    name: 'a step comes last unless its position is said',
    expect: { status: 201, body: { position: 3 } },
    run: async (world) => add(world, await two(world), step('Last')),
  },
  {
    operation: 'campaigns.addStep',
    name: 'a position beyond the end is the end',
    expect: { status: 201, body: { position: 3 } },
    run: async (world) => add(world, await two(world), { ...step('Last'), position: 20 }),
  },
  {
    operation: 'campaigns.get',
    name: 'steps from the position of a new one on move up',
    expect: {
      status: 200,
      body: { steps: [{ text: 'First' }, { text: 'Between', position: 2 }, { text: 'Then', position: 3 }] },
    },
    run: async (world) => {
      const campaign = await two(world)
      await add(world, campaign, { ...step('Between'), position: 2 })
      return read(world, campaign)
    },
  },
  {
    operation: 'campaigns.addStep',
    name: 'a paused campaign takes another step',
    expect: { status: 201, body: { position: 2 } },
    run: async (world) => add(world, await pausedCampaign(world), step('It is still here.')),
  },
  {
    operation: 'campaigns.updateStep',
    name: 'a step without a file cannot lose its text',
    expect: { status: 422, code: 'message_empty', body: { errors: [{ pointer: '/text' }] } },
    run: (world) => change(world, { text: null }),
  },
  {
    operation: 'campaigns.updateStep',
    name: 'a step cannot send a file that does not exist',
    expect: { status: 422, code: 'unknown_reference', body: { errors: [{ pointer: '/media/mediaId' }] } },
    run: (world) => change(world, { media: { mediaId: 'med_none' } }),
  },
  {
    operation: 'campaigns.updateStep',
    name: 'a placeholder stands for a field that there is',
    expect: { status: 422, code: 'unknown_variable', body: { errors: [{ pointer: '/text' }] } },
    run: (world) => change(world, { text: 'Hi {{favouriteTea}}' }),
  },
  {
    operation: 'campaigns.updateStep',
    name: 'a step of another campaign is not found',
    expect: { status: 404, code: 'not_found' },
    run: async (world) => {
      const path = { ...atStep(await two(world)), ...at(await two(world)) }
      return world.call('campaigns.updateStep', { path, json: { text: 'Then' } })
    },
  },
  {
    operation: 'campaigns.updateStep',
    name: 'what is left out of a step stays, and its other wordings are replaced',
    expect: { status: 200, body: { text: 'First', variants: ['Firstly'], delay, sendCondition: 'always' } },
    run: async (world) => {
      const first = { text: 'First', variants: ['At first', 'To begin with'], delay, sendCondition: 'always' }
      const campaign = await draft(world, { steps: [first] })
      return world.call('campaigns.updateStep', { path: atStep(campaign), json: { variants: ['Firstly'] } })
    },
  },
  {
    operation: 'campaigns.deleteStep',
    name: 'a step of another campaign is not found',
    expect: { status: 404, code: 'not_found' },
    run: async (world) =>
      world.call('campaigns.deleteStep', { path: { ...atStep(await two(world)), ...at(await two(world)) } }),
  },
  {
    operation: 'campaigns.get',
    name: 'steps after a deleted one move down',
    expect: { status: 200, body: { steps: [{ text: 'Then', position: 1 }] } },
    run: async (world) => {
      const campaign = await two(world)
      await world.must('campaigns.deleteStep', { path: atStep(campaign) })
      return read(world, campaign)
    },
  },
  {
    operation: 'campaigns.reorderSteps',
    name: 'a campaign has the new order of its steps when it is read',
    expect: { status: 200, body: { steps: [{ text: 'Then' }, { text: 'First' }] } },
    run: async (world) => {
      const campaign = await two(world)
      const [first, then] = campaign.steps
      await reorder(world, campaign, [then.id, first.id])
      return read(world, campaign)
    },
  },
  {
    operation: 'campaigns.reorderSteps',
    name: 'no step is left out of the new order',
    expect: { status: 422, code: 'order_of_steps_invalid' },
    run: async (world) => {
      const campaign = await two(world)
      return reorder(world, campaign, [campaign.steps[0].id])
    },
  },
  {
    operation: 'campaigns.reorderSteps',
    name: 'no step stands twice in the new order',
    expect: { status: 422, code: 'order_of_steps_invalid' },
    run: async (world) => {
      const campaign = await two(world)
      const [first, then] = campaign.steps
      return reorder(world, campaign, [first.id, then.id, first.id])
    },
  },
  {
    operation: 'campaigns.reorderSteps',
    name: 'no step of another campaign stands in the new order',
    expect: { status: 422, code: 'order_of_steps_invalid' },
    run: async (world) => {
      const [campaign, other] = [await two(world), await two(world)]
      return reorder(world, campaign, [campaign.steps[0].id, other.steps[1].id])
    },
  },
  {
    operation: 'campaigns.reorderSteps',
    name: 'steps come in the order of their ids, and keep their delays',
    expect: {
      status: 200,
      body: {
        data: [
          { text: 'Then', position: 1, delay },
          { text: 'First', position: 2, delay: { value: 0 } },
        ],
      },
    },
    run: async (world) => {
      const campaign = await draft(world, { steps: [step('First'), { text: 'Then', delay }] })
      const [first, then] = campaign.steps
      return reorder(world, campaign, [then.id, first.id])
    },
  },
  {
    operation: 'campaigns.get',
    name: 'the present order of steps again changes nothing',
    expect: { status: 200 },
    run: async (world) => {
      const campaign = await two(world)
      const [first, then] = campaign.steps
      await reorder(world, campaign, [first.id, then.id])
      const { updatedAt, steps } = campaign
      return { ...(await read(world, campaign)), expected: { updatedAt, steps } }
    },
  },
]
