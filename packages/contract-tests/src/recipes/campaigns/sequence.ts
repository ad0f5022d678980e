import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { mediaOf } from './media.ts'
import { at, atStep, draft, draftWithSteps, step } from './states.ts'

const three = (world: World): Promise<Json> => draftWithSteps(world, 'First', 'Then', 'Last')

const read = (world: World, campaign: Json): Promise<Answer> => world.call('campaigns.get', { path: at(campaign) })

/** Steps with these texts, from the first position on. */
const inOrder = (...texts: string[]): Json => ({
  steps: texts.map((text, index) => ({ text, position: index + 1 })),
})

const remove = (world: World, campaign: Json, index: number): Promise<Json> =>
  world.must('campaigns.deleteStep', { path: atStep(campaign, index) })

const update = (world: World, campaign: Json, json: Json, index = 0): Promise<Answer> =>
  world.call('campaigns.updateStep', { path: atStep(campaign, index), json })

/** A step with all that it can have. */
async function wholeStep(world: World): Promise<Json> {
  const mediaId = await mediaOf(world, await draft(world))
  const said = { variants: ['At first'], delay: { value: 3, unit: 'hours' }, sendCondition: 'always' }
  return draft(world, { steps: [{ text: 'First', media: { mediaId }, ...said }] })
}

/** The steps of a campaign are numbered without gaps, whatever is done to them. */
export const sequenceRules: Rule[] = [
  ...['First', 'Then', 'Last'].map(
    (text, index): Rule => ({
      operation: 'campaigns.deleteStep',
      name: `the positions of the others close the gap when step ${index + 1} of three is deleted`,
      expect: { status: 200, body: inOrder(...['First', 'Then', 'Last'].filter((each) => each !== text)) },
      run: async (world) => {
        const campaign = await three(world)
        await remove(world, campaign, index)
        return read(world, campaign)
      },
    }),
  ),
  ...[1, 2, 3, 4].map(
    (position): Rule => ({
      operation: 'campaigns.addStep',
      name: `a step at position ${position} of four moves up those from there on`,
      expect: { status: 200, body: inOrder(...['First', 'Then', 'Last'].toSpliced(position - 1, 0, 'New')) },
      run: async (world) => {
        const campaign = await three(world)
        await world.must('campaigns.addStep', { path: at(campaign), json: { ...step('New'), position } })
        return read(world, campaign)
      },
    }),
  ),
  {
    operation: 'campaigns.addStep',
    name: 'a new step comes last after others were deleted',
    expect: { status: 201, body: { position: 2, sendCondition: 'if_no_reply', variants: [], media: null } },
    run: async (world) => {
      const campaign = await three(world)
      await remove(world, campaign, 0)
      await remove(world, campaign, 1)
      return world.call('campaigns.addStep', { path: at(campaign), json: step('New') })
    },
  },
  {
    operation: 'campaigns.get',
    name: 'steps in a new order have new positions',
    expect: { status: 200, body: inOrder('Last', 'First', 'Then') },
    run: async (world) => {
      const campaign = await three(world)
      const [first, then, last] = campaign.steps
      await world.must('campaigns.reorderSteps', {
        path: at(campaign),
        json: { stepIds: [last.id, first.id, then.id] },
      })
      return read(world, campaign)
    },
  },
  {
    operation: 'campaigns.get',
    name: 'an order that is refused changes nothing',
    expect: { status: 200, body: inOrder('First', 'Then', 'Last') },
    run: async (world) => {
      const campaign = await three(world)
      const [first, then] = campaign.steps
      await world.call('campaigns.reorderSteps', { path: at(campaign), json: { stepIds: [then.id, first.id] } })
      return read(world, campaign)
    },
  },
  {
    operation: 'campaigns.reorderSteps',
    name: 'all that is wrong with an order is named at once',
    expect: { status: 422, code: 'order_of_steps_invalid', body: { errors: [{}, {}] } },
    run: async (world) => {
      const campaign = await draftWithSteps(world, 'First', 'Then')
      const [first] = campaign.steps
      return world.call('campaigns.reorderSteps', { path: at(campaign), json: { stepIds: [first.id, first.id] } })
    },
  },
  {
    operation: 'campaigns.get',
    name: 'a step that is changed keeps its place',
    expect: { status: 200, body: inOrder('First', 'Now', 'Last') },
    run: async (world) => {
      const campaign = await three(world)
      await update(world, campaign, { text: 'Now' }, 1)
      return read(world, campaign)
    },
  },
  {
    operation: 'campaigns.updateStep',
    name: 'null takes the file from a step with a text',
    expect: { status: 200, body: { text: 'First', media: null, variants: ['At first'] } },
    run: async (world) => update(world, await wholeStep(world), { media: null }),
  },
  {
    operation: 'campaigns.updateStep',
    name: 'null takes the text from a step with a file',
    expect: { status: 200, body: { text: null, media: { fileName: 'tasting.png' } } },
    run: async (world) => update(world, await wholeStep(world), { text: null, variants: [] }),
  },
  {
    operation: 'campaigns.updateStep',
    name: 'a step cannot lose its text and its file at once',
    expect: { status: 422, code: 'message_empty' },
    run: async (world) => update(world, await wholeStep(world), { text: null, media: null }),
  },
  {
    operation: 'campaigns.updateStep',
    name: 'no delay and no other wordings are kept as such',
    expect: { status: 200, body: { delay: { value: 0, unit: 'minutes' }, variants: [], sendCondition: 'always' } },
    run: async (world) => update(world, await wholeStep(world), { delay: { value: 0, unit: 'minutes' }, variants: [] }),
  },
  ...[{ media: { mediaId: 'med_none' } }, { variants: ['Hi {{favouriteTea}}'] }].map(
    (json): Rule => ({
      operation: 'campaigns.get',
      name: `a change of a step with impossible ${Object.keys(json)} stores nothing`,
      expect: { status: 200, body: { steps: [{ text: 'First', delay: { value: 0 } }] } },
      run: async (world) => {
        const campaign = await draftWithSteps(world, 'First')
        await update(world, campaign, { text: 'Now', delay: { value: 2, unit: 'days' }, ...json })
        return read(world, campaign)
      },
    }),
  ),
  {
    operation: 'campaigns.get',
    name: 'a step that is refused is not added',
    expect: { status: 200, body: inOrder('First') },
    run: async (world) => {
      const campaign = await draftWithSteps(world, 'First')
      await world.call('campaigns.addStep', { path: at(campaign), json: { ...step('Hi {{tea}}'), position: 1 } })
      return read(world, campaign)
    },
  },
]
