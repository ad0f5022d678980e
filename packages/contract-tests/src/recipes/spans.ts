import { type CallInput, type Json, RecipeError, type Rule, type World } from '../world/recipes.ts'
import { connectedAccount } from './accounts/states.ts'
import { newAgent } from './agents/agent.ts'
import { ownConversation, pathOf } from './conversations/conversation.ts'
import { fitting } from './fitting.ts'
import { emptyList, leadIn } from './leads/lead.ts'
import { analysed } from './no-credits.ts'
import { ordered } from './orders.ts'

/** A list that is filtered by when its items were made, with an item in it. */
interface Timed {
  operation: string
  /** The parameters for the beginning and the end. */
  names: [string, string]
  /** Whether an item that was made at the very beginning is in the span; one that was made at its end never is. */
  hasBeginning: boolean
  /** Makes an item, and tells when it was made. */
  item: (world: World) => Promise<{ call: CallInput; madeAt: string }>
}

/** When the newest item of a list was made. @throws RecipeError when there is none */
function timeIn({ data }: Json): string {
  const newest = data?.[0]
  if (!newest) throw new RecipeError('What was just made is not listed.')
  return newest.createdAt
}

const timed: Timed[] = [
  {
    operation: 'leads.list',
    names: ['createdFrom', 'createdTo'],
    hasBeginning: true,
    item: async (world) => {
      const query = await emptyList(world)
      const { createdAt } = await leadIn(world, query)
      return { call: { query }, madeAt: createdAt }
    },
  },
  {
    operation: 'leadLists.listLeads',
    names: ['createdFrom', 'createdTo'],
    hasBeginning: true,
    item: async (world) => {
      const path = await emptyList(world)
      const { createdAt } = await leadIn(world, path)
      return { call: { path }, madeAt: createdAt }
    },
  },
  {
    operation: 'credits.listTransactions',
    names: ['from', 'to'],
    hasBeginning: true,
    item: async (world) => {
      const agent = await newAgent(world)
      const { id } = await analysed(world, agent.id)
      await world.must('agents.delete', { path: { agentId: agent.id } }) // gives the credits back
      const query = { sourceId: id, type: ['usage'] }
      return { call: { query }, madeAt: timeIn(await world.must('credits.listTransactions', { query })) }
    },
  },
  {
    operation: 'orders.list',
    names: ['from', 'to'],
    hasBeginning: true,
    item: async (world) => ({ call: { query: { limit: 100 } }, madeAt: (await ordered(world)).createdAt }),
  },
  {
    operation: 'accounts.getActivity',
    names: ['from', 'to'],
    hasBeginning: true,
    item: async (world) => {
      const path = await connectedAccount(world)
      const query = { type: ['connected'] }
      return { call: { path, query }, madeAt: timeIn(await world.must('accounts.getActivity', { path, query })) }
    },
  },
  {
    operation: 'conversations.listMessages',
    names: ['after', 'before'],
    hasBeginning: false,
    item: async (world) => {
      const conversation = await ownConversation(world)
      return { call: { path: pathOf(conversation) }, madeAt: conversation.at }
    },
  },
]

/** A time so many milliseconds after another one. */
const millisecond = (time: string, count: number): string => new Date(Date.parse(time) + count).toISOString()

interface Edge {
  name: string
  /** Where the span begins and ends, if it does, in milliseconds from when the item was made. */
  from?: number
  to?: number
  has: boolean
}

const edgesOf = ({ names: [from, to], hasBeginning }: Timed): Edge[] => [
  { name: `what was made at ${from} ${hasBeginning ? 'is listed' : 'is left out'}`, from: 0, has: hasBeginning },
  { name: `what was made before ${from} is left out`, from: 1, has: false },
  { name: `what was made after ${from} is listed`, from: -1, has: true },
  { name: `what was made at ${to} is left out`, to: 0, has: false },
  { name: `what was made before ${to} is listed`, to: 1, has: true },
  { name: `a span of no time, with ${from} as ${to}, is empty`, from: 0, to: 0, has: false },
]

const edgeRule = ({ operation, names, hasBeginning, item }: Timed, { name, from, to, has }: Edge): Rule => ({
  operation,
  name,
  expect: { status: 200 },
  run: async (world) => {
    const { call, madeAt } = await item(world)
    const [begins, ends] = [from, to].map((count) => count !== undefined && millisecond(madeAt, count))
    const query = { ...call.query, ...(begins && { [names[0]]: begins }), ...(ends && { [names[1]]: ends }) }
    const isAfter = (time: string) => !begins || time > begins || (hasBeginning && time === begins)
    const fits = ({ createdAt }: Json) => isAfter(createdAt) && (!ends || createdAt < ends)
    return fitting(await world.call(operation, { ...call, query }), fits, has ? 1 : 0)
  },
})

/** Where the spans of lists begin and end, to the millisecond. */
export const spanRules: Rule[] = timed.flatMap((list) => edgesOf(list).map((edge) => edgeRule(list, edge)))
